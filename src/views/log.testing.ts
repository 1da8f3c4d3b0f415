import fc from 'fast-check';
import type { Config } from '../protocol/config.ts';
import type { Event, Fact } from '../protocol/event.ts';

/** A fact and who it is about, `main` when left out. */
export type Told = Fact & { readonly agent?: string };

/** The log of these facts, 100 ms apart. */
export function logOf(facts: readonly Told[]): readonly Event[] {
  return facts.map((fact, seq) => ({ agent: 'main', ...fact, seq, at: seq * 100 }));
}

/** What is set where a test does not care. */
export const plainConfig: Config = {
  model: { provider: 'scripted', id: 'scripted', window: 100_000, maxOutputTokens: 1000 },
  system: '',
  tools: [],
  mode: 'default',
  rules: [],
  hooks: [],
  limits: { maxTurns: 50 },
};

export const started: Fact = {
  type: 'run.started',
  format: 1,
  title: 'A run',
  config: plainConfig,
  files: [],
  seed: 1,
};
export const prompted: Fact = { type: 'prompt.submitted', text: 'Go.' };
export const requested: Fact = { type: 'model.requested', purpose: 'turn', attempt: 1 };
export const rested: Fact = { type: 'agent.rested', why: 'done', text: 'Done.' };

/** A reply that asks for calls of `read_file` by these names. */
export function replied(calls: readonly string[] = [], text = ''): Fact {
  const asked = calls.map((call) => ({ call, wire: call, name: 'read_file', input: { path: `${call}.txt` } }));
  const usage = { input: 1000, output: 10, cacheRead: 600, cacheWrite: 0 };
  return { type: 'model.responded', text, thinking: '', calls: asked, usage, stop: 'end' };
}

/** What the ladder said of a call. */
export function decided(call: string, verdict: 'allow' | 'ask' | 'deny' = 'allow'): Fact {
  const subjects = { paths: [], commands: [], domains: [] };
  return {
    type: 'tool.decided',
    call,
    verdict,
    by: 'mode',
    reason: 'the mode',
    input: {},
    rungs: [],
    subjects,
    dropped: [],
  };
}

/** What a hook said of a call: nothing, unless told otherwise. */
export function hooked(call: string, effect: Extract<Fact, { type: 'hook.ran' }>['effect'] = {}): Fact {
  return { type: 'hook.ran', on: 'PreToolUse', hook: 'audit', index: 0, call, effect };
}

export function begun(call: string): Fact {
  return { type: 'tool.started', call };
}

export function finished(
  call: string,
  more: { readonly failed?: boolean; readonly because?: 'ran' | 'settled' } = {},
): Fact {
  const { failed = false, because = 'ran' } = more;
  return { type: 'tool.finished', because, call, content: [{ type: 'text', text: 'one\ntwo' }], failed };
}

export function wrote(call: string): Fact {
  const entry = { is: 'file', blob: 'b', bytes: 1 } as const;
  return { type: 'files.changed', because: 'tool', call, changes: [{ path: 'a.txt', entry }] };
}

/** A run of so many turns with one call each: eight facts a turn. */
export function longLog(turns: number): readonly Event[] {
  const turn = (n: number): readonly Told[] => {
    const call = `main.${n + 1}`;
    return [
      requested,
      replied([call]),
      hooked(call),
      decided(call),
      begun(call),
      wrote(call),
      finished(call),
      hooked(call),
    ];
  };
  return logOf([started, prompted, ...Array.from({ length: turns }, (_, n) => turn(n)).flat()]);
}

/** A subagent begins. */
export function born(agent: string, brief = `Brief of ${agent}.`): Told {
  return { type: 'agent.started', config: plainConfig, brief, agent };
}

/** A fact of an agent. */
export function by(agent: string, told: Told): Told {
  return { ...told, agent };
}

/** A run in which so many agents have so many turns side by side, with one call each: then they report, one after the other. */
export function manyAgentsLog(agents: number, turns: number): readonly Event[] {
  const names = Array.from({ length: agents }, (_, n) => `main.${n + 1}`);
  const turn = (n: number): readonly Told[] => {
    const calls = names.map((name) => `${name}.${n + 1}`);
    const all = (told: (call: string) => Told) => names.map((name, at) => by(name, told(calls[at] ?? '')));
    return [
      ...all(() => requested),
      ...all((call) => replied([call])),
      ...all((call) => decided(call)),
      ...all((call) => begun(call)),
      ...all((call) => finished(call)),
    ];
  };
  return logOf([
    started,
    prompted,
    requested,
    replied(names),
    ...names.map((name) => born(name)),
    ...Array.from({ length: turns }, (_, n) => turn(n)).flat(),
    ...names.map((name) => by(name, rested)),
    requested,
  ]);
}

const callFacts = (call: string): fc.Arbitrary<readonly Told[]> =>
  fc.oneof(
    fc.constant([hooked(call), decided(call), begun(call), wrote(call), finished(call)]),
    fc.constant([decided(call), begun(call), finished(call, { failed: true })]),
    fc.constant([decided(call, 'deny'), finished(call, { failed: true, because: 'settled' })]),
    fc.constant([hooked(call, { block: 'no' }), decided(call, 'deny'), finished(call, { because: 'settled' })]),
    fc.constant([
      decided(call, 'ask'),
      { type: 'approval.resolved', call, verdict: 'allow', by: 'person' } as const,
      begun(call),
      finished(call),
    ]),
  );

const failed: Fact = {
  type: 'model.failed',
  failure: 'status',
  reason: 'overloaded',
  status: 529,
  retryable: true,
  wait: 1000,
};
const retried: Fact = { type: 'model.retried', because: 'waited' };

const turns = fc.array(
  fc.record({
    calls: fc.array(fc.nat(), { maxLength: 3 }),
    fails: fc.boolean(),
    says: fc.boolean(),
    damaged: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);

/** Logs as runs leave them: turns with calls of every fate, retries, prompts in between, damaged facts. */
export const logs: fc.Arbitrary<readonly Event[]> = turns.chain((shapes) => {
  let number = 0;
  const parts = shapes.map(({ calls, fails, says }) => {
    const names = calls.map(() => `main.${++number}`);
    return fc
      .tuple(...names.map(callFacts))
      .map((told): readonly Told[] => [
        ...(says ? [prompted] : []),
        requested,
        ...(fails ? [failed, retried, { ...requested, attempt: 2 }] : []),
        replied(names),
        ...told.flat(),
      ]);
  });
  return fc.tuple(...parts).map((told) => {
    const events = logOf([started, prompted, ...told.flat(), requested, replied(), rested]);
    const damaged = new Set(shapes.flatMap((shape, at) => (shape.damaged ? [at * 3 + 2] : [])));
    return events.map((event): Event => {
      const { seq, at, agent } = event;
      return damaged.has(seq)
        ? { seq, at, agent, type: 'event.damaged', raw: '{"type":"?"}', issue: 'unknown' }
        : event;
    });
  });
});
