import type { CallRequest, EventOf, LayoutPart } from '../protocol/event.ts';
import type { JsonObject } from '../protocol/json.ts';
import type { ModelPart } from './ports.ts';

/** A reply put together, as it is recorded. */
export type Reply = Omit<EventOf<'model.responded'>, 'type' | 'seq' | 'at' | 'agent'>;

/** A reply while it streams in. How it lay on the wire is kept only when its provider wants something back with it. */
export class Gathering {
  readonly #nameOf: (index: number) => string;
  readonly #calls: CallRequest[] = [];
  readonly #warnings: string[] = [];
  readonly #layout: LayoutPart[] = [];
  #text = '';
  #thinking = '';
  #marked = false;
  #open = false;

  /** `nameOf` gives our own name to the call at an index. */
  constructor(nameOf: (index: number) => string) {
    this.#nameOf = nameOf;
  }

  /** Takes the next part, and gives the whole reply with the last one. */
  add(part: ModelPart): Reply | undefined {
    switch (part.type) {
      case 'text':
        this.#text += part.text;
        this.#grow('text', part.text.length);
        return undefined;
      case 'thinking':
        this.#thinking += part.text;
        this.#grow('thinking', part.text.length);
        return undefined;
      case 'block':
        this.#grow(part.of, 0);
        this.#close(part.meta);
        return undefined;
      case 'calling':
        return undefined;
      case 'call':
        this.#call(part);
        return undefined;
      case 'warning':
        this.#warnings.push(part.text);
        return undefined;
      case 'end':
        return this.#whole(part);
    }
  }

  #grow(part: 'text' | 'thinking', chars: number): void {
    const last = this.#layout.at(-1);
    const same = this.#open && last?.part === part;
    if (same) this.#layout[this.#layout.length - 1] = { ...last, chars: last.chars + chars };
    else this.#layout.push({ part, chars });
    this.#open = true;
  }

  #close(meta: JsonObject): void {
    const last = this.#layout.pop();
    if (last !== undefined) this.#layout.push({ ...last, meta });
    this.#open = false;
    this.#marked = true;
  }

  #call({ wire, name, input, meta }: Extract<ModelPart, { type: 'call' }>): void {
    this.#calls.push({ call: this.#nameOf(this.#calls.length), wire, name, ...readInput(input) });
    this.#layout.push({ part: 'call', chars: 0, ...(meta === undefined ? {} : { meta }) });
    this.#open = false;
    if (meta !== undefined) this.#marked = true;
  }

  #whole({ usage, stop, rule }: Extract<ModelPart, { type: 'end' }>): Reply {
    return {
      text: this.#text,
      thinking: this.#thinking,
      calls: this.#calls,
      usage,
      stop,
      ...(rule === undefined ? {} : { rule }),
      ...(this.#marked ? { layout: this.#layout } : {}),
      ...(this.#warnings.length === 0 ? {} : { warnings: this.#warnings }),
    };
  }
}

/** Arguments are JSON text that should hold an object; what does not is kept as it came, for the error that the model reads. */
function readInput(json: string): { readonly input: JsonObject; readonly malformed?: string } {
  try {
    const input: unknown = json === '' ? {} : JSON.parse(json);
    if (typeof input === 'object' && input !== null && !Array.isArray(input)) return { input: input as JsonObject };
  } catch {
    // not JSON: said below
  }
  return { input: {}, malformed: json };
}
