import type { SandboxRun } from '../agent/sandbox.ts';
import type { ToolResult } from '../agent/tool.ts';
import type { EventOf } from '../protocol/event.ts';

type Part = NonNullable<EventOf<'tool.finished'>['ran']>['parts'][number];

/** How many changed files are named to the model. */
const mostNamed = 20;

/** What came of code, as the model reads it: each stream a text of its own, then how it ended and what it changed. */
export function resultOf(engine: string, run: SandboxRun): ToolResult {
  const { ended, exit, stdout, stderr, value, shell } = run;
  const texts: readonly (readonly [Part, string])[] = [
    ['stdout', trimmed(stdout)],
    ['stderr', stderr === '' ? '' : `stderr:\n${trimmed(stderr)}`],
    ['value', value === undefined ? '' : `Value: ${value}`],
    ['notes', endingOf(run)],
  ];
  const said = texts.filter(([, text]) => text !== '');
  return {
    content: said.map(([, text]) => ({ type: 'text', text })),
    ran: { engine, ended, exit, parts: said.map(([part]) => part) },
    ...(shell === undefined ? {} : { shell }),
    ...(exit === 0 ? {} : { failed: true as const }),
  };
}

/** The end of a line is no part of what a line says. */
function trimmed(text: string): string {
  return text.replace(/\n$/, '');
}

function endingOf({ ended, exit, stdout, stderr, value, changed, notes }: SandboxRun): string {
  const silent = stdout === '' && stderr === '' && value === undefined && ended === 'exit';
  const code = exit === 0 && !silent ? '' : `${silent ? 'No output. ' : ''}Exit code ${exit}.`;
  const more = changed.length > mostNamed ? ` and ${changed.length - mostNamed} more` : '';
  const files = changed.length === 0 ? '' : `Changed: ${changed.slice(0, mostNamed).join(', ')}${more}.`;
  return [code, ...notes, files].filter(Boolean).join('\n');
}
