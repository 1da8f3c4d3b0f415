import { deepest, depthOf } from '../../../base/depth.ts';

/** A part of a message, as far as it is of a kind that is known. */
export type Block =
  | { readonly is: 'text' | 'thinking'; readonly text: string }
  | { readonly is: 'call'; readonly id: string; readonly name: string; readonly input: object }
  | { readonly is: 'result'; readonly id: string; readonly failed: boolean; readonly content: readonly Shown[] };

/** What a result or a prompt shows: text, or an image in base64. */
export type Shown = { readonly text: string } | { readonly mime: string; readonly data: string };

/** A line of a session that says something which a run can show. */
export interface Record {
  readonly line: number;
  readonly at: number | undefined;
  /** The subagent that it is about: its id, or the first record of its chain. */
  readonly side: string | undefined;
  readonly says: Says;
}

/** What such a line says. */
export type Says =
  | {
      readonly is: 'prompt';
      readonly blocks: readonly Block[];
      readonly meta: boolean;
      readonly summary: boolean;
      readonly agentOf?: string;
    }
  | {
      readonly is: 'reply';
      readonly message: string;
      readonly model: string;
      readonly blocks: readonly Block[];
      readonly usage: object;
      readonly cut: boolean;
    }
  | { readonly is: 'failure'; readonly text: string };

/** A session, line by line: what is known, what is kept as it came, and what is broken. */
export interface Lines {
  readonly title: string | undefined;
  readonly records: readonly Record[];
  /** Lines of other kinds, as they came, by their type. */
  readonly others: readonly { readonly type: string; readonly raw: string }[];
  /** Numbers of the lines that are no JSON, counted from 1. */
  readonly broken: readonly number[];
}

/** Reads the lines of a session of Claude Code. A line that is broken is told by its number; one of an unknown kind is kept. */
export function readLines(text: string): Lines {
  const records: Record[] = [];
  const others: { type: string; raw: string }[] = [];
  const broken: number[] = [];
  const seen = new Set<string>();
  const chains = new Map<string, string>();
  let title: string | undefined;
  for (const [place, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') continue;
    const value = parse(raw);
    if (value === undefined) {
      broken.push(place + 1);
      continue;
    }
    const type = textAt(value, 'type') ?? 'no type';
    const id = textAt(value, 'uuid');
    // a session that was resumed repeats what came before
    if (id !== undefined && seen.has(id)) continue;
    if (id !== undefined) seen.add(id);
    if (type === 'summary') title ??= textAt(value, 'summary');
    const says = saysOf(type, value);
    if (says === undefined) others.push({ type, raw });
    else records.push({ line: place + 1, at: timeOf(value), side: sideOf(value, chains), says });
  }
  return { title, records, others, broken };
}

function parse(raw: string): object | undefined {
  if (depthOf(raw) > deepest) return undefined;
  try {
    const value: unknown = JSON.parse(raw);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function saysOf(type: string, value: object): Says | undefined {
  const message: unknown = Reflect.get(value, 'message');
  if (!isObject(message)) return undefined;
  const blocks = blocksOf(Reflect.get(message, 'content'));
  if (type === 'user') {
    const agentOf = textAt(Reflect.get(value, 'toolUseResult'), 'agentId');
    return {
      is: 'prompt',
      blocks,
      meta: Reflect.get(value, 'isMeta') === true,
      summary: Reflect.get(value, 'isCompactSummary') === true,
      ...(agentOf === undefined ? {} : { agentOf }),
    };
  }
  if (type !== 'assistant') return undefined;
  if (Reflect.get(value, 'isApiErrorMessage') === true) return { is: 'failure', text: textOf(blocks) };
  const usage: unknown = Reflect.get(message, 'usage');
  return {
    is: 'reply',
    message: textAt(message, 'id') ?? textAt(value, 'uuid') ?? '',
    model: textAt(message, 'model') ?? 'unknown',
    blocks,
    usage: isObject(usage) ? usage : {},
    cut: Reflect.get(message, 'stop_reason') === 'max_tokens',
  };
}

/** Which subagent a line is about: named by its id, else by the first line of the chain that it hangs on. */
function sideOf(value: object, chains: Map<string, string>): string | undefined {
  if (Reflect.get(value, 'isSidechain') !== true) return undefined;
  const [id = '', parent] = [textAt(value, 'uuid'), textAt(value, 'parentUuid')];
  const side = textAt(value, 'agentId') ?? chains.get(parent ?? '') ?? id;
  chains.set(id, side);
  return side;
}

/** The parts of a message that are known; of others it says what they are. */
function blocksOf(content: unknown): readonly Block[] {
  if (typeof content === 'string') return [{ is: 'text', text: content }];
  if (!Array.isArray(content)) return [];
  return content.filter(isObject).flatMap((block): readonly Block[] => {
    const type = textAt(block, 'type');
    if (type === 'text') return [{ is: 'text', text: textAt(block, 'text') ?? '' }];
    if (type === 'thinking') return [{ is: 'thinking', text: textAt(block, 'thinking') ?? '' }];
    if (type === 'tool_use') {
      const input: unknown = Reflect.get(block, 'input');
      const call = { id: textAt(block, 'id') ?? '', name: textAt(block, 'name') ?? 'unknown' };
      return [{ is: 'call', ...call, input: isObject(input) && !Array.isArray(input) ? input : {} }];
    }
    if (type === 'tool_result') {
      const failed = Reflect.get(block, 'is_error') === true;
      return [
        {
          is: 'result',
          id: textAt(block, 'tool_use_id') ?? '',
          failed,
          content: shownOf(Reflect.get(block, 'content')),
        },
      ];
    }
    return [{ is: 'text', text: `(${type ?? 'something without a type'}, which is not shown)` }];
  });
}

function shownOf(content: unknown): readonly Shown[] {
  if (typeof content === 'string') return [{ text: content }];
  if (!Array.isArray(content)) return [];
  return content.filter(isObject).map((block) => {
    const source: unknown = Reflect.get(block, 'source');
    const [mime, data] = [textAt(source, 'media_type'), textAt(source, 'data')];
    if (mime !== undefined && data !== undefined && /^image\/[a-z+]{1,20}$/.test(mime)) return { mime, data };
    return { text: textAt(block, 'text') ?? `(${textAt(block, 'type') ?? 'something'}, which is not shown)` };
  });
}

/** The texts among some parts, one after the other. */
export function textOf(blocks: readonly Block[], is: 'text' | 'thinking' = 'text'): string {
  return blocks.flatMap((block) => (block.is === is ? [block.text] : [])).join('\n\n');
}

function timeOf(value: object): number | undefined {
  const at = Date.parse(textAt(value, 'timestamp') ?? '');
  return Number.isFinite(at) ? at : undefined;
}

function textAt(value: unknown, key: string): string | undefined {
  const found: unknown = isObject(value) ? Reflect.get(value, key) : undefined;
  return typeof found === 'string' ? found : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
