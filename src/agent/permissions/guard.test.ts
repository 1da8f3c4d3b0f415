import { expect, test } from 'vitest';
import { type Behalf, guard } from './guard.ts';
import { configOf } from './tools.fixture.ts';

const reader = { name: 'read_file', risk: 'read' } as const;
const grep = { name: 'grep', risk: 'read' } as const;
const writer = { name: 'write_file', risk: 'write' } as const;
const copier = { name: 'copy_file', risk: 'write' } as const;
const shell = { name: 'bash', risk: 'execute' } as const;

test.each<[path: string, access: 'read' | 'write', rules: readonly string[], behalf: Behalf, why: string | undefined]>([
  ['src/a', 'read', [], {}, undefined],
  ['src/a', 'write', [], {}, undefined],
  ['', 'read', [], {}, undefined],
  ['.env', 'read', [], { approved: true, tool: reader }, 'sensitive path (.env)'],
  ['a/.SSH/x', 'write', ['allow *'], { approved: true }, 'sensitive path (.ssh/)'],
  ['a\0', 'read', [], {}, 'No file can be named a\\u0000'],
  ['private/a', 'read', ['deny read(private/**)'], { tool: reader }, 'deny read(private/**)'],
  ['private/a', 'read', ['deny read(private/**)'], { tool: shell }, 'deny read(private/**)'],
  ['private/a', 'read', ['deny read(private/**)'], { approved: true, tool: shell }, 'deny read(private/**)'],
  ['private/a', 'read', ['deny read_file(private/**)'], { tool: shell }, 'deny read_file(private/**)'],
  ['private/a', 'read', ['deny read_file(private/**)'], {}, 'deny read_file(private/**)'],
  ['private/a', 'read', ['deny read_file(private/**)'], { tool: grep }, undefined],
  ['private/a', 'write', ['deny read_file(private/**)'], { tool: shell }, undefined],
  ['private/a', 'write', ['deny read(private/**)'], { tool: writer }, undefined],
  ['dist/a', 'write', ['deny write_file(dist/**)'], { tool: copier }, undefined],
  ['dist/a', 'write', ['deny write_file'], { tool: shell }, undefined],
  ['dist/a', 'write', ['deny write'], { tool: shell }, 'deny write'],
  ['dist/a', 'write', ['deny of_another_agent(dist/**)'], { tool: shell }, 'deny of_another_agent(dist/**)'],
  ['dist/a', 'write', ['deny web(dist/**)'], { tool: shell }, undefined],
  ['dist/a', 'write', ['ask write(dist/**)'], { tool: shell }, 'Use write_file'],
  ['dist/a', 'write', ['ask write(dist/**)'], { approved: true, tool: shell }, undefined],
  ['dist/a', 'read', ['ask read(dist/**)'], { tool: shell }, 'Use read_file'],
  ['.agents/settings.json', 'write', ['allow *'], { tool: shell }, 'a person must be asked first'],
  ['.agents/settings.json', 'write', [], { approved: true, tool: writer }, undefined],
  ['.agents/settings.json', 'read', [], { tool: shell }, undefined],
  ['dist/a', 'write', ['deny write(/(/)'], { tool: shell }, 'cannot be read'],
  ['dist/a', 'write', ['deny write(/(/)'], { approved: true, tool: shell }, undefined],
  ['dist/a', 'read', ['deny write(/(/)'], { tool: shell }, undefined],
])('%j to %s under %j for %j: %s', (path, access, rules, behalf, why) => {
  const admission = guard(path, access, configOf({ rules }), behalf);
  if (why === undefined) expect(admission).toEqual({ verdict: 'allow' });
  else expect(admission).toEqual({ verdict: 'deny', reason: expect.stringContaining(why) });
});
