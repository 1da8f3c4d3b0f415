import type { Event, EventOf } from '../../protocol/event.ts';
import { count } from '../kit/format.ts';

type Prompt = EventOf<'prompt.submitted'>;

/** What the person said to the main agent. */
export function promptsIn(events: readonly Event[]): readonly Prompt[] {
  return events.flatMap((event) => (event.type === 'prompt.submitted' && event.agent === 'main' ? [event] : []));
}

/** One of the things that the person said, to be chosen: the place where a run goes another way. */
export function PromptChoice(props: {
  readonly legend: string;
  readonly prompts: readonly Prompt[];
  readonly chosen: number | undefined;
  /** How long the run is. */
  readonly length: number;
  readonly onChoose: (seq: number) => void;
}) {
  const { legend, prompts, chosen, length, onChoose } = props;
  if (prompts.length === 0)
    return <p className="text-ink-2">Nothing was said yet, so there is nothing to go back to.</p>;
  return (
    <fieldset className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-1">
      <legend className="mb-1.5 text-ink-2">{legend}</legend>
      {prompts.map((prompt) => (
        <label key={prompt.seq} className="flex min-h-6 items-baseline gap-2 max-desk:min-h-11">
          <input
            type="radio"
            name="prompt"
            checked={prompt.seq === chosen}
            onChange={() => onChoose(prompt.seq)}
            data-first-focus={prompt === prompts[0] ? '' : undefined}
          />
          <span className="min-w-0 flex-1 truncate">“{prompt.text.split('\n', 1)[0]}”</span>
          <span className="flex-none text-12 text-ink-3">{count(length - prompt.seq, 'event')} back</span>
        </label>
      ))}
    </fieldset>
  );
}
