import { deepStrictEqual } from 'node:assert/strict';
import { Agent, type AgentTool, runAgentLoop, type StreamFn } from '@earendil-works/pi-agent-core';
import {
  type AssistantMessage,
  createAssistantMessageEventStream,
  type Message,
  type Model,
  Type,
} from '@earendil-works/pi-ai';
import type { Model as ModelPort } from '../src/agent/ports.ts';
import { scriptSchema } from '../src/protocol/script.ts';
import { Headless } from '../src/runtime/headless.ts';
import { agentsView } from '../src/views/agent.ts';
import { textOf } from '../src/views/context.ts';
import { compare } from './compare.ts';
import { echo } from './echo.ts';

/**
 * A turn of an agent: the model calls a tool, the tool answers. The same conversation by three loops: one that only keeps
 * its messages, pi-agent-core (which records nothing), and ours, which records every fact in a store in memory.
 */
const lengths = [10, 100, 1_000, 10_000];

type Said = readonly [role: string, text: string];

async function bare(turns: number): Promise<Said[]> {
  const messages: Said[] = [['user', 'Go.']];
  for (let i = 1; i <= turns; i++) {
    const reply = await Promise.resolve({ text: `Turn ${i}.`, call: { n: i } });
    messages.push(['assistant', reply.text]);
    messages.push(['tool', await Promise.resolve(`echo ${reply.call.n}`)]);
  }
  messages.push(['assistant', 'Done.']);
  return messages;
}

function modelFor(turns: number): ModelPort {
  const usage = { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 };
  return {
    async *stream(_, { reply }) {
      yield { type: 'text', text: reply <= turns ? `Turn ${reply}.` : 'Done.' };
      if (reply <= turns) yield { type: 'call', wire: `w${reply}`, name: 'echo', input: `{"n":${reply}}` };
      yield { type: 'end', usage, stop: 'end' };
    },
  };
}

const scripts = new Map(
  lengths.map((turns) => [
    turns,
    scriptSchema.parse({
      title: 'Bench',
      model: [{ reply: {} }],
      settings: { maxTurns: turns + 2, window: 10_000_000 },
    }),
  ]),
);

async function ours(turns: number): Promise<Said[]> {
  const script = scripts.get(turns);
  if (script === undefined) throw new Error(`There is no script for ${turns} turns.`);
  const headless = new Headless({ tools: new Map([['echo', echo]]), model: () => modelFor(turns), notify: () => {} });
  await headless.send({ do: 'start', run: 'r', script });
  await headless.send({ do: 'prompt', run: 'r', text: 'Go.' });
  await headless.atRest('r');
  const log = headless.log('r');
  const facts = log.events.length;
  if (facts < turns * 5) throw new Error(`Only ${facts} facts for ${turns} turns.`);
  return [...(log.read(agentsView).main?.context.messages ?? [])].map((message): Said => {
    if (message.type === 'prompt.submitted') return ['user', message.text];
    if (message.type === 'model.responded') return ['assistant', message.text];
    return ['tool', message.type === 'tool.finished' ? textOf(message.content) : ''];
  });
}

const cost = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };
const piModel: Model<'openai-completions'> = {
  id: 'bench',
  name: 'bench',
  api: 'openai-completions',
  provider: 'openai',
  baseUrl: '',
  reasoning: false,
  input: ['text'],
  cost,
  contextWindow: 10_000_000,
  maxTokens: 1000,
};
const piEcho: AgentTool = {
  name: 'echo',
  label: 'echo',
  description: 'Echoes.',
  parameters: Type.Object({ n: Type.Number() }),
  execute: async (_, { n }: { n: number }) => ({ content: [{ type: 'text', text: `echo ${n}` }], details: {} }),
};

function piStream(turns: number): StreamFn {
  let reply = 0;
  return () => {
    reply++;
    const done = reply > turns;
    const content: AssistantMessage['content'] = [{ type: 'text', text: done ? 'Done.' : `Turn ${reply}.` }];
    if (!done) content.push({ type: 'toolCall', id: `w${reply}`, name: 'echo', arguments: { n: reply } });
    const usage = { input: 1, output: 1, cacheRead: 0, cacheWrite: 0, totalTokens: 2, cost: { ...cost, total: 0 } };
    const message: AssistantMessage = {
      role: 'assistant',
      content,
      api: 'openai-completions',
      provider: 'openai',
      model: 'bench',
      usage,
      stopReason: done ? 'stop' : 'toolUse',
      timestamp: 0,
    };
    const events = createAssistantMessageEventStream();
    // as its providers do: the parts as they stream in, then the whole
    events.push({ type: 'start', partial: message });
    for (const [contentIndex, part] of content.entries()) {
      if (part.type === 'text') {
        events.push({ type: 'text_start', contentIndex, partial: message });
        events.push({ type: 'text_delta', contentIndex, delta: part.text, partial: message });
        events.push({ type: 'text_end', contentIndex, content: part.text, partial: message });
      } else if (part.type === 'toolCall') {
        events.push({ type: 'toolcall_start', contentIndex, partial: message });
        events.push({ type: 'toolcall_delta', contentIndex, delta: JSON.stringify(part.arguments), partial: message });
        events.push({ type: 'toolcall_end', contentIndex, toolCall: part, partial: message });
      }
    }
    events.push({ type: 'done', reason: done ? 'stop' : 'toolUse', message });
    return events;
  };
}

/** Its loop alone. */
async function piLoop(turns: number): Promise<Said[]> {
  const messages = await runAgentLoop(
    [{ role: 'user', content: 'Go.', timestamp: 0 }],
    { systemPrompt: 'You help.', messages: [], tools: [piEcho] },
    { model: piModel, convertToLlm: (all) => all as Message[] },
    () => {},
    undefined,
    piStream(turns),
  );
  return saidIn(messages as Message[]);
}

/** Its agent, as one uses it: the loop with its state. */
async function piAgent(turns: number): Promise<Said[]> {
  const agent = new Agent({
    streamFn: piStream(turns),
    initialState: { systemPrompt: 'You help.', model: piModel, tools: [piEcho] },
  });
  await agent.prompt('Go.');
  return saidIn(agent.state.messages as Message[]);
}

function saidIn(messages: readonly Message[]): Said[] {
  return messages.map((message): Said => {
    const words =
      typeof message.content === 'string'
        ? message.content
        : message.content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('');
    return [message.role === 'toolResult' ? 'tool' : message.role, words];
  });
}

/** Prints microseconds a turn for each loop and length, and how ours compares. */
export async function benchTurns(): Promise<void> {
  console.log('\nA turn, in microseconds (median of runs taken in turns)\n');
  const perTurn: number[] = [];
  const subjects = [bare, piLoop, piAgent, ours];
  // all of the code is compiled before any of it is measured
  for (let i = 0; i < 5; i++) for (const subject of subjects) await subject(1_000);
  for (const turns of lengths) {
    for (const subject of subjects) deepStrictEqual(await subject(turns), await bare(turns));
    const times = await compare(
      subjects.map((subject) => () => subject(turns)),
      turns >= 10_000 ? 3 : turns >= 1_000 ? 7 : 40,
    );
    const [none = 0, loop = 0, agent = 0, mine = 0] = times.map((milliseconds) => (milliseconds * 1000) / turns);
    perTurn.push(mine);
    const us = (each: number): string => each.toFixed(1).padStart(6);
    console.log(
      `${String(turns).padStart(6)} turns   bare ${us(none)}   pi loop ${us(loop)}   pi agent ${us(agent)}   ours ${us(mine)}   ratio to the loop ${(mine / loop).toFixed(2)}, to the agent ${(mine / agent).toFixed(2)}`,
    );
  }
  const [, hundred = 1, thousand = 1, tenThousand = 1] = perTurn;
  console.log(
    `growth of a turn: ${(tenThousand / hundred).toFixed(2)} from 100 to 10,000 turns, ${(tenThousand / thousand).toFixed(2)} from 1,000 to 10,000`,
  );
}
