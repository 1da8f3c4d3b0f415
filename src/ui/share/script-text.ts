import { Document, visit } from 'yaml';
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
  const document = new Document(brief, { aliasDuplicateObjects: false });
  visit(document, {
    // a block in which nothing is drawn comes back without its first line
    Scalar(_, scalar) {
      if (typeof scalar.value === 'string' && scalar.value.trim() === '') scalar.type = 'QUOTE_DOUBLE';
    },
  });
  // and so does a text in quotes that is broken where a line of it is blank
  return head + document.toString({ lineWidth: 0, blockQuote: 'literal', doubleQuotedMinMultiLineLength: 1e9 });
}
