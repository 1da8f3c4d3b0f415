import type { SandboxChange } from '../agent/ports.ts';
import type { ToolContext, ToolResult } from '../agent/tool.ts';
import { fromBase64url } from '../base/base64url.ts';
import { encode } from '../base/text.ts';
import type { Content } from '../protocol/event.ts';
import type { Result } from '../protocol/results.ts';
import { agentsView } from '../views/agent.ts';
import { type Circumstances, hashOfCircumstances, hashOfInput } from '../views/circumstances.ts';

type Change = NonNullable<Result['files']>[number];

/**
 * Lets a call come to what the script says it came to, its files through the guard like any other code's. Undefined when
 * it is another call by now, or would meet other files: then it has to run.
 */
export async function playResult(
  result: Result,
  met: Circumstances,
  context: ToolContext,
): Promise<ToolResult | undefined> {
  const { clock, signal, files } = context;
  if (!isOf(result, met, context)) return undefined;
  if (result.takes !== undefined) await clock.until(clock.now() + result.takes, signal);
  signal.throwIfAborted();
  for (const path of result.read ?? []) await files.read(path);
  const notes = result.files === undefined ? [] : await context.keep(result.files.map(changeOf));
  const { texts, failed, ran, requests, shell } = result;
  return {
    content: [...texts, ...notes].map((text): Content => ({ type: 'text', text })),
    recorded: true,
    ...(failed && { failed }),
    ...(ran && {
      ran: notes.length === 0 ? ran : { ...ran, parts: [...ran.parts, ...notes.map(() => 'notes' as const)] },
    }),
    ...(requests && { requests }),
    ...(shell && { shell }),
  };
}

function isOf({ input, over }: Result, met: Circumstances, { views, agent, call }: ToolContext): boolean {
  const asked = views.read(agentsView)[agent]?.calls.find(({ id }) => id === call)?.input;
  if (input !== undefined && (asked === undefined || hashOfInput(asked) !== input)) return false;
  return over === undefined || hashOfCircumstances(met) === over;
}

function changeOf(change: Change): SandboxChange {
  const { path } = change;
  if ('link' in change) return { path, entry: { is: 'link', target: change.link } };
  if ('folder' in change) return { path, entry: { is: 'folder' } };
  if ('text' in change)
    return { path, entry: change.text === null ? { is: 'gone' } : { is: 'file', bytes: encode(change.text) } };
  const bytes = fromBase64url(change.base64);
  if (bytes === undefined) throw new Error(`What the script has for ${path} cannot be read.`);
  return { path, entry: { is: 'file', bytes } };
}
