import { stringify } from 'yaml';
import { briefly } from '../../protocol/brief.ts';
import type { Script } from '../../protocol/script.ts';
import type { Form } from './recorded.ts';

const head = `# A recorded run. Open it in the page, or play it without one:
# npm run -s scenario -- this-file.yaml
`;

/** A script as the text of a file: texts of several lines stand in blocks, as they were written. */
export function scriptText(script: Script, form: Form): string {
  const brief = briefly(script);
  if (form === 'json') return `${JSON.stringify(brief, null, 2)}\n`;
  return head + stringify(brief, { lineWidth: 0, blockQuote: 'literal', aliasDuplicateObjects: false });
}
