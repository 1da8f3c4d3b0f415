import type { Config } from '../../protocol/config.ts';
import { unconnected } from '../../protocol/connection.testing.ts';
import type { Event, Fact } from '../../protocol/event.ts';
import { unkept } from '../../protocol/keeping.testing.ts';
import type { Client } from '../../runtime/client.ts';
import { Projector } from '../../views/projector.ts';
import { emptyRun, useRun } from '../state/run.ts';

const config: Config = {
  model: { provider: 'scripted', id: 'small', window: 8000, maxOutputTokens: 1000 },
  system: 'Be brief.',
  tools: [{ name: 'write_file', description: 'Writes.', schema: {}, risk: 'write' }],
  mode: 'default',
  rules: [],
  hooks: [],
  limits: { maxTurns: 9 },
};
const reply = { thinking: '', usage: { input: 9, output: 9, cacheRead: 0, cacheWrite: 0 }, stop: 'end' } as const;
const subjects = { paths: [], commands: [], domains: [] };
const rung = (name: 'known tool' | 'mode', verdict: 'pass' | 'ask') => ({ rung: name, verdict, reason: '' }) as const;
const decided = {
  type: 'tool.decided',
  verdict: 'ask',
  by: 'mode',
  reason: '',
  input: {},
  subjects,
  dropped: [],
} as const;
const write = (call: string) => ({ call, wire: call, name: 'write_file', input: {} });

/** One turn with a call that a person allowed and one that waits for them. */
const facts: readonly Fact[] = [
  { type: 'run.started', format: 1, title: 'Small', config, files: [], seed: 1 },
  { type: 'prompt.submitted', text: 'Write two files.' },
  { type: 'model.requested', purpose: 'turn', attempt: 1 },
  { type: 'model.responded', ...reply, text: '', calls: [write('main.1'), write('main.2')] },
  { ...decided, call: 'main.1', rungs: [rung('known tool', 'pass'), rung('mode', 'ask')] },
  { type: 'approval.resolved', call: 'main.1', verdict: 'allow', by: 'person' },
  { type: 'tool.started', call: 'main.1' },
  { type: 'tool.finished', because: 'ran', call: 'main.1', content: [], failed: false },
  { ...decided, call: 'main.2', rungs: [rung('known tool', 'pass'), rung('mode', 'ask')] },
];
export const smallRun: readonly Event[] = facts.map((fact, seq) => ({ seq, at: seq, agent: 'main', ...fact }));

/** Opens the small run, read up to a cursor; the commands that are sent from then on are collected. */
export function openSmallRun(cursor: number = smallRun.length): { readonly sent: unknown[] } {
  const sent: unknown[] = [];
  const nothing = async () => undefined;
  const client: Client = {
    send: (wish) => String(sent.push(wish)),
    listen: () => () => {},
    shelf: { runs: async () => [], run: nothing, blob: nothing, setting: nothing },
    connections: unconnected,
    readScript: async () => ({ ok: false, issues: [] }),
    probe: () => Promise.reject(new Error('Nobody is there to say.')),
    tryHook: () => Promise.reject(new Error('Nobody is there to say.')),
    keeping: unkept,
    close: () => {},
  };
  useRun.setState({
    ...emptyRun,
    client,
    run: 'small',
    events: smallRun,
    length: smallRun.length,
    cursor,
    live: cursor === smallRun.length,
    projector: new Projector(smallRun),
  });
  return { sent };
}
