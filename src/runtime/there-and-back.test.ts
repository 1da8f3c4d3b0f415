import { beforeAll, expect, test } from 'vitest';
import { hashOf } from '../base/hash.ts';
import { encode } from '../base/text.ts';
import type { Event } from '../protocol/event.ts';
import { scenarios } from '../scenarios/index.ts';
import { agentsView } from '../views/agent.ts';
import { hitsView } from '../views/hits.ts';
import { Projector } from '../views/projector.ts';
import { reachedOutView } from '../views/reached-out.ts';
import { spendingView } from '../views/spending.ts';
import { tasksView } from '../views/tasks.ts';
import { timelineViewFor } from '../views/timeline.ts';
import type { View } from '../views/view.ts';
import { workspaceView } from '../views/workspace.ts';
import { playScript } from './play-script.ts';

const views = [
  agentsView,
  workspaceView,
  tasksView,
  spendingView,
  hitsView,
  reachedOutView,
  timelineViewFor({ folded: true, foldedAgents: [], only: undefined }),
] as readonly View<unknown>[];

/** A state as text: what can be gone through is written out, whatever holds it; descriptions of tools are long and never change. */
function written(state: unknown): string {
  return JSON.stringify(state, (key, value: unknown) => {
    if (key === 'tools') return undefined;
    return typeof value === 'object' && value !== null && Symbol.iterator in value
      ? [...(value as Iterable<unknown>)]
      : value;
  });
}
const hash = (states: readonly unknown[]): string => hashOf(encode(written(states)));

let events: readonly Event[];
/** What a bare fold makes of the first facts, at every stop. */
let bare: readonly string[];
beforeAll(async () => {
  const script = await scenarios.find(({ name }) => name === 'bad-arguments')?.load();
  if (script === undefined) throw new Error('There is no such scenario.');
  events = (await playScript(script)).events;
  let states = views.map(({ initial }) => initial);
  bare = [
    hash(states),
    ...events.map((event) => {
      states = states.map((state, at) => views[at]?.evolve(state, event));
      return hash(states);
    }),
  ];
});

test('forward over a run and back, the views are at every stop what a bare fold makes of it', () => {
  const projector = new Projector(events, 16);
  const at = (cursor: number) => hash(views.map((view) => projector.at(cursor).read(view)));
  const forward = bare.map((_, cursor) => at(cursor));
  const back = bare.map((_, cursor) => at(events.length - cursor)).toReversed();
  expect(new Set(bare).size).toBe(bare.length);
  expect(forward).toEqual(bare);
  expect(back).toEqual(bare);
});

test('so they are on a walk of 1,000 moves', () => {
  const projector = new Projector(events, 16);
  let seed = 7;
  for (let move = 0; move < 1000; move++) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    const cursor = Math.floor(seed / 65_536) % (events.length + 1);
    expect(hash(views.map((view) => projector.at(cursor).read(view))), `at ${cursor}`).toBe(bare[cursor]);
  }
});
