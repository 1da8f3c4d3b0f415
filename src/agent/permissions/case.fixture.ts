import type { RungName } from '../../protocol/event.ts';
import type { JsonObject } from '../../protocol/json.ts';
import type { Setting } from './tools.fixture.ts';

/** One call, what stands around it, and what must become of it. */
export type Case = readonly [
  title: string,
  call: readonly [tool: string, input: JsonObject],
  setting: Setting,
  verdict: 'allow' | 'ask' | 'deny',
  by: RungName,
];

export const read = (path: string) => ['read_file', { path }] as const;
export const write = (path: string, content = 'x') => ['write_file', { path, content }] as const;
export const bash = (command: string) => ['bash', { command }] as const;
export const page = (url: string) => ['web_fetch', { url }] as const;
export const python = ['run_python', { code: 'print(1)' }] as const;
export const question = ['ask_user', { question: 'Which?' }] as const;
export const plan = ['exit_plan_mode', { plan: 'First…' }] as const;
export const github = ['mcp__github__search', { query: 'x' }] as const;

export const blocked = { before: 1, block: { hook: 'no', reason: 'not today' } };
export const votesAsk = { before: 1, vote: { hook: 'careful', vote: 'ask' } } as const;
export const votesAllow = { before: 1, vote: { hook: 'easy', vote: 'allow' } } as const;
