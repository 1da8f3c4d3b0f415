import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Event, Fact } from '../protocol/event.ts';
import { differences } from './compare.ts';
import { foldersAbove, historyOf, historyView } from './history.ts';
import { Projector } from './projector.ts';
import { type Folder, nodeAt, walk, workspaceView } from './workspace.ts';

const name = fc.constantFrom('a', 'b', 'src');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
const entry = fc.oneof(
  { weight: 5, arbitrary: fc.nat(3).map((blob) => ({ is: 'file', blob: `blob ${blob}`, bytes: blob }) as const) },
  fc.constant({ is: 'gone' } as const),
  fc.constant({ is: 'folder' } as const),
  fc.constant({ is: 'link', target: '/a' } as const),
);
const changes = fc.array(fc.record({ path, entry }), { maxLength: 4 });
const fact: fc.Arbitrary<Fact> = fc.oneof(
  { weight: 3, arbitrary: changes.map((all) => ({ type: 'files.changed', because: 'tool', changes: all }) as const) },
  fc
    .array(fc.record({ path, blob: fc.constant('blob 1') }), { maxLength: 2 })
    .map(
      (read) => ({ type: 'tool.finished', because: 'ran', call: 'main.1', content: [], failed: false, read }) as const,
    ),
  fc.constant({ type: 'prompt.submitted', text: 'Go.' } as const),
);
const log = fc
  .array(fact, { minLength: 1, maxLength: 30 })
  .map((facts) => facts.map((each, seq): Event => ({ seq, at: seq, agent: 'main', ...each })));

test('the history of a path is every fact that names it, and every one that changed what stands there', () => {
  let seen = 0;
  fc.assert(
    fc.property(log, path, (events, wanted) => {
      const projector = new Projector(events, 4);
      const found = historyOf(projector.at(events.length), wanted);
      seen += found.length;
      for (const event of events) {
        const before = nodeAt(projector.at(event.seq).read(workspaceView), wanted);
        const after = nodeAt(projector.at(event.seq + 1).read(workspaceView), wanted);
        const named = namesIn(event).includes(wanted);
        const isFolder = before?.is === 'folder' || after?.is === 'folder';
        if (named || (before !== after && !isFolder)) expect(found).toContain(event);
        if (!named && !foldersAbove(wanted).some((above) => namesIn(event).includes(above)))
          expect(found).not.toContain(event);
      }
      expect(found.map(({ seq }) => seq)).toEqual([...new Set(found.map(({ seq }) => seq))].sort((a, b) => a - b));
    }),
  );
  expect(seen).toBeGreaterThan(50);
});

test('reading the history on is reading it from the start', () => {
  fc.assert(
    fc.property(log, path, (events, wanted) => {
      const steps = new Projector(events, 4);
      for (let cursor = 0; cursor <= events.length; cursor++) {
        const whole = events.slice(0, cursor).reduce(historyView.evolve, historyView.initial);
        expect(steps.at(cursor).read(historyView).get(wanted)?.slice()).toEqual(whole.get(wanted)?.slice());
      }
    }),
  );
});

test('what differs between two trees is what a bare comparison of all paths finds', () => {
  let seen = 0;
  fc.assert(
    fc.property(log, fc.nat(30), (events, at) => {
      const projector = new Projector(events, 4);
      const before = projector.at(Math.min(at, events.length)).read(workspaceView);
      const after = projector.at(events.length).read(workspaceView);
      const found = differences(before, after);
      seen += found.size;
      const [old, now] = [contents(before), contents(after)];
      const bare = new Map<string, string>();
      for (const [each, content] of old)
        if (now.get(each) !== content) bare.set(each, now.has(each) ? 'changed' : 'deleted');
      for (const each of now.keys()) if (!old.has(each)) bare.set(each, 'added');
      expect(new Map(found)).toEqual(bare);
    }),
  );
  expect(seen).toBeGreaterThan(50);
});

function contents(folder: Folder): ReadonlyMap<string, string> {
  return new Map([...walk(folder)].map(([each, node]) => [each, node.is === 'file' ? node.blob : `-> ${node.target}`]));
}

function namesIn(event: Event): readonly string[] {
  if (event.type === 'files.changed') return event.changes.map((each) => each.path);
  return event.type === 'tool.finished' ? (event.read ?? []).map((each) => each.path) : [];
}
