import { hashOf } from '../../../base/hash.ts';
import { encode } from '../../../base/text.ts';
import type { Config } from '../../../protocol/config.ts';
import type { CallRequest, Content, Event, Fact } from '../../../protocol/event.ts';
import { formatVersion } from '../../../protocol/format.ts';
import type { JsonObject } from '../../../protocol/json.ts';
import { type Block, type Lines, type Record, type Says, type Shown, textOf } from './records.ts';

type Call = Extract<Block, { readonly is: 'call' }>;
type Reply = Extract<Says, { readonly is: 'reply' }>;

/** A session as the facts of a run, and the content that they name. */
export interface SessionLog {
  readonly events: readonly Event[];
  readonly blobs: ReadonlyMap<string, Uint8Array>;
}

const mostTurns = 100_000;
/** The numbers of subagents whose call is not in the file begin here. */
const orphans = 100_000;
/** What stands in the file is what was told; what tools there were, and what the model was told of them, is not in it. */
const unsaid = 'A session file does not say what the model was told of this tool.';

/** Writes the facts of a session, in the order of its lines. */
export function sessionLog({ title, records, others }: Lines): SessionLog {
  return new Writer(records).write(title, others);
}

class Writer {
  readonly #records: readonly Record[];
  /** The lines of each reply. */
  readonly #parts = new Map<string, Reply[]>();
  readonly #events: Event[] = [];
  readonly #blobs = new Map<string, Uint8Array>();
  /** Our names of calls by the provider's, and of agents by what their lines bear. */
  readonly #calls = new Map<string, { readonly call: string; readonly agent: string }>();
  readonly #agents = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  readonly #open = new Map<string, Set<string>>();
  /** The text of the last reply of an agent that asked for nothing. */
  readonly #silent = new Map<string, string>();
  #at = 0;
  #orphans = orphans;
  #config: Config;

  constructor(records: readonly Record[]) {
    this.#records = records;
    const replies = records.flatMap(({ says }) => (says.is === 'reply' ? [says] : []));
    for (const { says, side } of records)
      if (says.is === 'reply')
        this.#parts.set(partKey(side, says), [...(this.#parts.get(partKey(side, says)) ?? []), says]);
    const names = new Set(replies.flatMap(({ blocks }) => callsIn(blocks).map(({ name }) => name)));
    this.#config = {
      model: { provider: 'claude-code', id: replies[0]?.model ?? 'unknown', window: 200_000, maxOutputTokens: 32_000 },
      system: '',
      tools: [...names].sort().map((name) => ({ name, description: unsaid, schema: {}, risk: 'execute' as const })),
      mode: 'default',
      rules: [],
      hooks: [],
      limits: { maxTurns: mostTurns },
    };
  }

  write(title: string | undefined, others: Lines['others']): SessionLog {
    this.#at = this.#records.find(({ at }) => at !== undefined)?.at ?? 0;
    const kept = others.map(({ raw }) => `${raw}\n`).join('');
    const files = kept === '' ? [] : [{ path: 'claude-code/other-records.jsonl', entry: this.#file(kept) }];
    this.#append('main', {
      type: 'run.started',
      format: formatVersion,
      title: title ?? this.#titleOf(),
      config: this.#config,
      files,
      seed: 1,
    });
    const written = new Set<string>();
    for (const record of this.#records) {
      this.#at = Math.max(this.#at, record.at ?? 0);
      const agent = this.#agentOf(record);
      const { says } = record;
      if (says.is === 'prompt') this.#prompt(agent, says);
      else if (says.is === 'failure')
        this.#append(agent, { type: 'model.failed', failure: 'refused', reason: says.text, retryable: false, wait: 0 });
      else if (!written.has(`${agent} ${says.message}`)) {
        written.add(`${agent} ${says.message}`);
        this.#reply(agent, says, record.side);
      }
    }
    for (const agent of [...this.#agents.values()].reverse()) this.#rest(agent);
    this.#rest('main');
    return { events: this.#events, blobs: this.#blobs };
  }

  /** One reply stands on several lines, a part on each: they are one fact, where the first of them stands. */
  #reply(agent: string, first: Reply, side: string | undefined): void {
    if (agent !== 'main') this.#begins(agent, '');
    const parts = this.#parts.get(partKey(side, first)) ?? [first];
    const blocks = unique(parts.flatMap(({ blocks }) => blocks));
    const { usage } = parts.at(-1) ?? first;
    const calls = callsIn(blocks).map((call) => this.#name(agent, call));
    if (agent === 'main' && first.model !== this.#config.model.id && first.model !== 'unknown') {
      this.#config = { ...this.#config, model: { ...this.#config.model, id: first.model } };
      this.#append(agent, { type: 'settings.changed', because: 'person', config: { model: this.#config.model } });
    }
    const text = textOf(blocks);
    this.#append(agent, { type: 'model.requested', purpose: 'turn', attempt: 1 });
    this.#append(agent, {
      type: 'model.responded',
      text,
      thinking: textOf(blocks, 'thinking'),
      calls,
      usage: usageOf(usage),
      stop: parts.some(({ cut }) => cut) ? 'length' : 'end',
    });
    for (const { call } of calls) this.#append(agent, { type: 'tool.started', call });
    if (calls.length === 0) this.#silent.set(agent, text);
  }

  #prompt(agent: string, { blocks, meta, summary }: Extract<Says, { readonly is: 'prompt' }>): void {
    for (const block of blocks) if (block.is === 'result') this.#result(block);
    const text = textOf(blocks);
    if (text === '') return;
    const seq = this.#events.length;
    if (summary)
      this.#append(agent, {
        type: 'context.compacted',
        trigger: 'threshold',
        text,
        keeps: seq,
        dropped: 0,
        before: 0,
        after: 0,
        enough: true,
      });
    else if (meta)
      this.#append(agent, {
        type: 'context.added',
        source: 'instructions',
        path: 'claude-code/meta',
        blob: this.#blob(encode(text)),
        text,
      });
    else if (!this.#begins(agent, text)) {
      if (this.#silent.has(agent)) this.#rest(agent);
      this.#append(agent, { type: 'prompt.submitted', text });
    }
  }

  #result({ id, failed, content }: Extract<Block, { readonly is: 'result' }>): void {
    const known = this.#calls.get(id);
    if (known === undefined || this.#open.get(known.agent)?.delete(known.call) !== true) return;
    if (this.#counts.has(known.call)) this.#rest(known.call);
    this.#append(known.agent, {
      type: 'tool.finished',
      because: 'ran',
      call: known.call,
      content: content.map((each) => this.#content(each)),
      failed,
    });
  }

  /** An agent comes to rest once: done when its last reply asked for nothing, else it broke off. */
  #rest(agent: string): void {
    const last = this.#events.findLast((event) => event.agent === agent);
    if (last === undefined || last.type === 'agent.rested' || last.type === 'run.started') return;
    const text = this.#silent.get(agent);
    this.#silent.delete(agent);
    this.#append(agent, { type: 'agent.rested', why: text === undefined ? 'stopped' : 'done', text: text ?? '' });
  }

  /** Whether this is what a subagent was told when it was started, which is a fact of its own. */
  #begins(agent: string, text: string): boolean {
    if (agent === 'main' || this.#counts.has(agent)) return false;
    this.#counts.set(agent, 0);
    this.#append(agent, { type: 'agent.started', config: this.#config, brief: text });
    return true;
  }

  /** The agent of a line. A subagent bears the name of the call that started it, as far as the file tells which. */
  #agentOf({ side, says }: Record): string {
    if (side === undefined) return 'main';
    const known = this.#agents.get(side);
    if (known !== undefined) return known;
    const brief = says.is === 'prompt' ? textOf(says.blocks) : '';
    const taken = new Set(this.#agents.values());
    const id = this.#records.flatMap(({ says: each }) =>
      each.is === 'prompt' && each.agentOf === side
        ? each.blocks.flatMap((block) => (block.is === 'result' ? [block.id] : []))
        : [],
    )[0];
    const named = id === undefined ? undefined : this.#calls.get(id)?.call;
    const briefed = this.#events
      .flatMap((event) => (event.type === 'model.responded' ? event.calls : []))
      .find(({ call, input }) => input.prompt === brief && brief !== '' && !taken.has(call))?.call;
    const agent = named !== undefined && !taken.has(named) ? named : (briefed ?? `main.${++this.#orphans}`);
    this.#agents.set(side, agent);
    return agent;
  }

  #name(agent: string, { id, name, input }: Call): CallRequest {
    const number = (this.#counts.get(agent) ?? 0) + 1;
    this.#counts.set(agent, number);
    const call = `${agent}.${number}`;
    this.#calls.set(id, { call, agent });
    this.#open.set(agent, (this.#open.get(agent) ?? new Set()).add(call));
    // it comes out of JSON
    return { call, wire: id, name, input: input as JsonObject };
  }

  #content(shown: Shown): Content {
    if ('text' in shown) return { type: 'text', text: shown.text };
    try {
      const bytes = Uint8Array.from(atob(shown.data), (sign) => sign.charCodeAt(0));
      return { type: 'image', mime: shown.mime, blob: this.#blob(bytes) };
    } catch {
      return { type: 'text', text: '(an image that cannot be read)' };
    }
  }

  #file(text: string) {
    const bytes = encode(text);
    return { is: 'file', blob: this.#blob(bytes), bytes: bytes.length } as const;
  }

  #blob(bytes: Uint8Array): string {
    const hash = hashOf(bytes);
    this.#blobs.set(hash, bytes);
    return hash;
  }

  #titleOf(): string {
    const first = this.#records.find(({ side, says }) => side === undefined && says.is === 'prompt' && !says.meta);
    const text = first?.says.is === 'prompt' ? textOf(first.says.blocks).trim() : '';
    return text === '' ? 'A session of Claude Code' : text.replace(/\s+/g, ' ').slice(0, 80);
  }

  #append(agent: string, fact: Fact): void {
    this.#events.push({ seq: this.#events.length, at: this.#at, agent, ...fact });
  }
}

function partKey(side: string | undefined, { message }: Reply): string {
  return `${side ?? ''} ${message}`;
}

function callsIn(blocks: readonly Block[]): readonly Call[] {
  return blocks.filter((block): block is Call => block.is === 'call');
}

/** Parts without those that a later line repeats. */
function unique(blocks: readonly Block[]): readonly Block[] {
  return [...new Map(blocks.map((block) => [JSON.stringify(block), block])).values()];
}

function usageOf(usage: object) {
  const at = (key: string): number => {
    const value: unknown = Reflect.get(usage, key);
    return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0;
  };
  const [cacheRead, cacheWrite] = [at('cache_read_input_tokens'), at('cache_creation_input_tokens')];
  return { input: at('input_tokens') + cacheRead + cacheWrite, output: at('output_tokens'), cacheRead, cacheWrite };
}
