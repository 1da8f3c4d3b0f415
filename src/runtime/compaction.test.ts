import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { requestOf } from '../agent/context/request.ts';
import { wireOf } from '../agent/context/wire.ts';
import type { Event, Message } from '../protocol/event.ts';
import { agentsView, contextNow } from '../views/agent.ts';
import { Projector } from '../views/projector.ts';
import { compactionOf } from '../views/shortened.ts';
import { thresholdsOf } from '../views/thresholds.ts';
import { printTodos, todosView } from '../views/todo.ts';
import { longScript } from './compaction.testing.ts';
import { play } from './replay.testing.ts';
import { scripts } from './scripts.testing.ts';

/** What is parted in a conversation: results without their call, calls of a reply that have lost their results. */
function parted(messages: readonly Message[]): readonly string[] {
  const open = new Set<string>();
  const wrong: string[] = [];
  for (const [i, message] of messages.entries()) {
    if (message.type === 'model.responded') for (const { call } of message.calls) open.add(call);
    const answers = message.type === 'tool.finished' ? message.call : undefined;
    const replaced = message.type === 'hook.ran' && message.effect.replace !== undefined ? message.call : undefined;
    const call = answers ?? replaced;
    if (call !== undefined && !open.delete(call)) wrong.push(`${call} has a result at ${i} and was not made before`);
  }
  return [...wrong, ...[...open].map((call) => `${call} has no result`)];
}

/** What the agent sets out to do, which no compaction may lose. */
const setOut = {
  when: { reply: 2 },
  reply: { calls: [{ tool: 'todo_write', input: { todos: [{ content: 'Read it all.', status: 'in_progress' }] } }] },
};

const runs = fc.oneof(
  scripts,
  fc
    .record({ turns: fc.integer({ min: 3, max: 25 }), window: fc.integer({ min: 600, max: 6000 }) })
    .map(({ turns, window }) => longScript(turns, window, { model: [setOut] })),
);

describe('over generated runs', () => {
  test('what is sent never parts a call from its result, for a turn or for a summary', async () => {
    let summaries = 0;
    await fc.assert(
      fc.asyncProperty(runs, async (script) => {
        const { events } = await play(script);
        const projector = new Projector(events);
        for (const event of events) {
          // what a hook asks holds nothing of the conversation
          if (event.type !== 'model.requested' || event.purpose === 'hook') continue;
          const agent = projector.at(event.seq + 1).read(agentsView)[event.agent];
          if (agent === undefined) throw new Error(event.agent);
          expect(parted(requestOf(agent).messages.slice())).toEqual([]);
          if (event.purpose === 'compaction') summaries++;
        }
      }),
      { numRuns: 60 },
    );
    expect(summaries).toBeGreaterThan(20);
  });

  test('a compaction keeps what it must, drops something, and ends below the threshold or counts as a failure', async () => {
    const seen = { enough: 0, short: 0, todos: 0 };
    await fc.assert(
      fc.asyncProperty(runs, async (script) => {
        const { events } = await play(script);
        const projector = new Projector(events);
        for (const event of events) {
          if (event.type !== 'context.compacted') continue;
          const then = projector.at(event.seq).read(agentsView)[event.agent];
          const now = projector.at(event.seq + 1).read(agentsView)[event.agent];
          if (then === undefined || now === undefined) throw new Error(event.agent);
          const { before, after, dropped, kept, shrunk, tokens } = compactionOf(projector, event);
          const firstAt = before.findIndex(({ type }) => type === 'prompt.submitted' || type === 'agent.started');
          const first = before[firstAt];
          // what a hook said before the first prompt may be all that is dropped: then the prompt stays where it was
          const stays = firstAt >= before.findIndex(({ seq }) => seq === event.keeps);
          if (first === undefined) throw new Error('a conversation without a first prompt');
          expect(after.slice(0, stays ? 1 : 2)).toEqual(stays ? [event] : [first, event]);
          expect(after).toContain(first);
          expect(dropped.length).toBeGreaterThan(0);
          expect(dropped.length + kept.length + shrunk.length).toBe(before.length);
          expect(after.slice(-2).map(({ seq }) => seq)).toEqual(before.slice(-2).map(({ seq }) => seq));
          expect(tokens).toEqual({ before: event.before, after: event.after, saved: event.before - event.after });
          const limit = thresholdsOf(now.config).compactAt * now.config.model.window;
          expect(event.enough).toBe(event.after <= limit);
          expect(now.compaction.failures).toBe(event.enough ? 0 : then.compaction.failures + 1);
          const list = projector.at(event.seq).read(todosView)[event.agent]?.list ?? [];
          expect(event.todos).toBe(list.length === 0 ? undefined : printTodos(list));
          seen[event.enough ? 'enough' : 'short']++;
          if (list.length > 0) seen.todos++;
        }
      }),
      { numRuns: 60 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
  });

  test('before a compaction, time travel still shows every message', async () => {
    await fc.assert(
      fc.asyncProperty(runs, async (script) => {
        const { events } = await play(script);
        const projector = new Projector(events, 8);
        const shown = new Map<string, Set<number>>();
        const add = (agent: string, cursor: number) => {
          const standing = projector.at(cursor).read(agentsView)[agent];
          const seqs = shown.get(agent) ?? new Set();
          shown.set(agent, seqs);
          if (standing) for (const { seq } of contextNow(standing).messages) seqs.add(seq);
        };
        for (const event of events) {
          if (event.type === 'context.compacted' || event.type === 'context.cleared') add(event.agent, event.seq);
          if (event.type === 'agent.rested') add(event.agent, event.seq + 1);
        }
        const said = events.filter(
          (each) =>
            each.type === 'prompt.submitted' ||
            (each.type === 'model.responded' && each.purpose === undefined && each.text !== '') ||
            (each.type === 'tool.finished' && each.because === 'ran'),
        );
        const replaced = new Set(
          events.flatMap((each) => (each.type === 'hook.ran' && each.effect.replace !== undefined ? [each.call] : [])),
        );
        const blocked = new Set(
          events.flatMap((each) =>
            each.type === 'hook.ran' && each.on === 'UserPromptSubmit' && each.effect.block !== undefined
              ? [projector.at(each.seq).read(agentsView)[each.agent]?.held.prompts[0]?.seq]
              : [],
          ),
        );
        for (const each of said)
          if (!blocked.has(each.seq) && !(each.type === 'tool.finished' && replaced.has(each.call)))
            expect(shown.get(each.agent)?.has(each.seq), `fact ${each.seq}`).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('what a request begins with is the request before it, unless the context was cut or loaded in between', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(runs, async (script) => {
        const { events } = await play(script);
        const projector = new Projector(events);
        const last = new Map<
          string,
          { readonly seq: number; readonly messages: readonly string[]; readonly rest: string }
        >();
        for (const event of events) {
          // what a hook asks holds nothing of the conversation
          if (event.type !== 'model.requested' || event.purpose === 'hook') continue;
          const agent = projector.at(event.seq + 1).read(agentsView)[event.agent];
          if (agent === undefined) throw new Error(event.agent);
          const { messages, system, tools } = wireOf(requestOf(agent));
          const now = {
            seq: event.seq,
            messages: messages.map((each) => JSON.stringify(each)),
            rest: JSON.stringify([system, tools]),
          };
          const before = last.get(event.agent);
          const between = before === undefined ? [] : events.slice(before.seq, event.seq);
          const cut = between.some((each) => each.agent === event.agent && cutting.has(each.type));
          if (before !== undefined && !cut) {
            expect(now.rest).toBe(before.rest);
            // a request for a summary stops short of the last messages, and ends with the order
            const shared =
              event.purpose === 'turn'
                ? before.messages.length
                : Math.min(before.messages.length, now.messages.length - 1);
            if ((event.sums?.skipped ?? 0) === 0)
              expect(now.messages.slice(0, shared)).toEqual(before.messages.slice(0, shared));
            compared++;
          }
          if (event.purpose === 'turn') last.set(event.agent, now);
        }
      }),
      { numRuns: 40 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});

const cutting: ReadonlySet<Event['type']> = new Set(['context.cleared', 'context.compacted', 'context.added']);
