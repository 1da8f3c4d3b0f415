import { zipSync } from 'fflate';
import { hashOf } from '../../base/hash.ts';
import type { Event } from '../../protocol/event.ts';
import { scriptSchema } from '../../protocol/script.ts';
import { Headless } from '../headless.ts';
import { attend } from '../person.ts';
import { testTools } from '../scripts.testing.ts';
import { pack } from './pack.ts';

const script = scriptSchema.parse({
  title: 'A run that was packed',
  settings: { tools: ['write_file', 'make'], system: 'Be brief.' },
  files: { 'a.txt': 'one\n', 'docs/b.md': '# Two\n' },
  model: [
    {
      when: { reply: 1 },
      reply: {
        text: 'I write.',
        calls: [
          { tool: 'write_file', input: { path: 'c.txt', content: 'three\n' } },
          { tool: 'make', input: { target: 'all' } },
        ],
      },
    },
    { reply: { text: 'Done.' } },
  ],
  person: [{ prompt: 'Go.' }, { allow: true }],
});

/** A run of a script, played to its end, and the host in which it lies. */
async function played() {
  const headless = new Headless({ tools: testTools });
  const run = 'played';
  await headless.send({ do: 'start', run, script });
  const { clock } = headless;
  const log = headless.log(run);
  await attend(script, { run, log, clock, send: (wish) => headless.send(wish), atRest: () => headless.atRest(run) });
  await headless.host.run(run)?.persist.flush();
  return { headless, run, events: log.events };
}

/** An archive of that run and of a workspace with the same files. */
export async function packed() {
  const { headless, events } = await played();
  const [first] = events;
  const files = first?.type === 'run.started' ? first.files : [];
  const runs = [{ title: 'A run that was packed', events }];
  const blob = (hash: string) => headless.store.blob(hash);
  return { ...(await pack({ made: 7, runs, workspaces: [{ name: 'Docs', files }], blob })), events, files };
}

/** An archive in which a log was replaced, with every hash made to fit: what only a forger would do. */
export function forged(
  entries: ReadonlyMap<string, Uint8Array>,
  events: readonly (Event | object)[],
  more: object = {},
): Uint8Array {
  const log = encode(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  const manifest = JSON.parse(new TextDecoder().decode(entries.get('manifest.json')));
  manifest.runs[0] = { ...manifest.runs[0], facts: events.length, log: hashOf(log) };
  return sealed(new Map([...entries, ['runs/0.jsonl', log]]), { ...manifest, ...more });
}

/** Entries with this manifest, under its seal. */
export function sealed(entries: ReadonlyMap<string, Uint8Array>, manifest: object): Uint8Array {
  const text = encode(JSON.stringify(manifest));
  const all = new Map([...entries, ['manifest.json', text], ['manifest.sha256', encode(hashOf(text))]]);
  return zipSync(Object.fromEntries(all), { mtime: new Date(1980, 0, 1) });
}

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
