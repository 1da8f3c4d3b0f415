import type { Model as ModelPort } from '../src/agent/ports.ts';
import { scriptSchema } from '../src/protocol/script.ts';
import { Headless } from '../src/runtime/headless.ts';
import { tools } from '../src/tools/index.ts';
import { echo } from './echo.ts';

const agents = 15;
const turns = 200;

/** The main agent starts all others in the background and works beside them; each calls a tool for so many turns. */
const model: ModelPort = {
  async *stream(_, { agent, reply }) {
    yield { type: 'text', text: `Turn ${reply} of ${agent}.` };
    if (agent === 'main' && reply === 1)
      for (let nth = 1; nth <= agents; nth++)
        yield { type: 'call', wire: `s${nth}`, name: 'spawn_agent', input: `{"brief":"Work.","background":true}` };
    else if (reply <= turns) yield { type: 'call', wire: `w${reply}`, name: 'echo', input: `{"n":${reply}}` };
    yield { type: 'end', usage: { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 }, stop: 'end' };
  },
};

/** Prints whether any fact of 16 agents at work side by side is lost, and how the cost of a fact grows over their run. */
export async function benchAgents(): Promise<void> {
  const script = scriptSchema.parse({
    title: 'Bench',
    model: [{ reply: {} }],
    settings: { mode: 'auto', maxTurns: turns + 2, window: 10_000_000 },
  });
  const spawn = tools.get('spawn_agent');
  if (spawn === undefined) throw new Error('There is no tool spawn_agent.');
  const times: number[] = [];
  const headless = new Headless({
    tools: new Map([
      ['echo', echo],
      ['spawn_agent', spawn],
    ]),
    model: () => model,
    notify: (notice) => {
      if (notice.say === 'event') times[notice.event.seq] = performance.now();
    },
  });
  await headless.send({ do: 'start', run: 'r', script });
  await headless.send({ do: 'prompt', run: 'r', text: 'Go.' });
  await headless.atRest('r');
  await headless.host.run('r')?.persist.flush();
  const { events } = headless.log('r');
  const kept = await headless.store.readEvents('r');
  const replies = events.filter(({ type }) => type === 'model.responded').length;
  const part = (from: number, to: number): number =>
    (((times[Math.floor(to * events.length)] ?? 0) - (times[Math.floor(from * events.length)] ?? 0)) * 1000) /
    ((to - from) * events.length);
  const [early, late] = [part(0.1, 0.3), part(0.7, 0.9)];
  console.log(
    `\n${agents + 1} agents side by side, ${turns} turns each: ${events.length.toLocaleString('en')} facts\n`,
  );
  console.log(
    `replies ${replies}   facts lost on the way to the store: ${events.length - kept.length}   a fact early: ${early.toFixed(0)} µs, late: ${late.toFixed(0)} µs, ratio ${(late / early).toFixed(2)}`,
  );
}
