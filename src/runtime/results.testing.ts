import { expect } from 'vitest';
import { z } from 'zod';
import type { Sandbox, SandboxChange, SandboxEnd, Web } from '../agent/ports.ts';
import { noSandbox } from '../agent/sandbox.testing.ts';
import { defineTool, type Tool, text } from '../agent/tool.ts';
import { encode } from '../base/text.ts';
import { type Script, scriptSchema } from '../protocol/script.ts';
import { tools } from '../tools/index.ts';
import { scriptText } from '../ui/share/script-text.ts';
import { recordingOf } from '../views/recording.ts';
import { Headless, type HeadlessOptions } from './headless.ts';
import { readScript } from './read-script.ts';
import { contentsFor } from './recording.testing.ts';
import { finish } from './replay.testing.ts';

interface Call {
  readonly tool: string;
  readonly input: object;
}

/** A script of one turn a call. */
export function scriptOf(calls: readonly Call[], more: object = {}): Script {
  return scriptSchema.parse({
    title: 'Hands',
    files: { 'a.txt': 'one\n', 'main.py': 'print(1)\n' },
    settings: { mode: 'auto' },
    model: [
      ...calls.map((call, at) => ({ when: { reply: at + 1 }, reply: { calls: [call] } })),
      { reply: { text: 'Done.' } },
    ],
    person: [{ prompt: 'Go.' }],
    ...more,
  }) as Script;
}

/** A server that a person added, whose answers are never the same. */
export function counter(answer: (nth: number) => string = (nth) => `seen ${nth} times`): Tool {
  let nth = 0;
  return defineTool({
    name: 'mcp__counter__count',
    description: 'Counts.',
    risk: 'read',
    input: z.object({}),
    execute: async () => text(answer(++nth)),
  });
}
const silent = defineTool({ ...counter(), execute: () => Promise.reject(new Error('No server may be asked here.')) });
export const withTool = (tool: Tool): ReadonlyMap<string, Tool> => new Map([...tools, [tool.name, tool]]);

/** A world that comes to something else each time, and counts what is done in it. */
export function world(end: (engine: string, nth: number) => Partial<SandboxEnd> = () => ({})) {
  const done: string[] = [];
  const sandbox: Sandbox = {
    async run(engine, { code }, _files, signal, _hear, reach) {
      for (const [address] of code.matchAll(/https:\S+/g)) await reach?.({ address, method: 'GET' }, signal);
      done.push(engine);
      const plain: SandboxEnd = {
        ended: 'exit',
        exit: 0,
        stdout: `run ${done.length}\n`,
        stderr: '',
        notes: [],
        changes: [],
      };
      return { ...plain, ...end(engine, done.length) };
    },
  };
  const web: Web = {
    async ask(address) {
      done.push(address);
      if (address.endsWith('/gone')) throw new Error('Nobody answers there.');
      return { address, status: 200, type: 'text/html', bytes: encode(`<h1>Visit ${done.length}</h1>`), cut: false };
    },
  };
  return { done, options: { sandbox, web, tools: withTool(counter()) } };
}
/** A world in which nothing may be done. */
export const nowhere: HeadlessOptions = {
  sandbox: noSandbox,
  web: { ask: () => Promise.reject(new Error('No address may be asked here.')) },
  tools: withTool(silent),
};

export async function recorded(script: Script, options: HeadlessOptions) {
  const headless = new Headless(options);
  await headless.send({ do: 'start', run: 'r', script });
  await finish(headless, script);
  const { events } = headless.log('r');
  const recording = recordingOf(events, await contentsFor(events, headless.store));
  const reading = readScript(scriptText(recording.script, 'yaml'));
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  expect(reading.script).toEqual(recording.script);
  return { ...recording, events, headless, script: reading.script };
}

/** A file as code leaves it. */
export const write = (path: string, content: string | Uint8Array): SandboxChange => ({
  path,
  entry: { is: 'file', bytes: typeof content === 'string' ? encode(content) : content },
});
