import { useState } from 'react';
import type { JsonObject } from '../../protocol/json.ts';
import type { Client } from '../../runtime/client.ts';
import { Button } from '../kit/button.tsx';
import { Figure } from '../kit/figure.tsx';
import { duration } from '../kit/format.ts';
import { Json } from '../kit/json.tsx';
import { Notice } from '../kit/notice.tsx';
import { TextField } from '../kit/text-field.tsx';
import { useRun } from '../state/run.ts';
import { focusFirst } from './focus-first.ts';
import type { WrittenHook } from './hook-entries.ts';
import { sampleOf } from './hook-samples.ts';

type Tried = Awaited<ReturnType<Client['tryHook']>>;
type State =
  | { readonly is: 'open' | 'asked' }
  | { readonly is: 'told'; readonly tried: Tried }
  | { readonly is: 'broken'; readonly why: string };

/** A hook and an event that a person makes up: what it would answer. Nothing is recorded, and nothing else runs. */
export function TryHook(props: { readonly run: string; readonly agent: string; readonly hook: WrittenHook }) {
  const { run, agent, hook } = props;
  const client = useRun((state) => state.client);
  const [text, setText] = useState(JSON.stringify(sampleOf(hook.on), undefined, 2));
  const [state, setState] = useState<State>({ is: 'open' });
  const event = readEvent(text);

  async function ask(): Promise<void> {
    if (client === undefined || event === undefined) return;
    setState({ is: 'asked' });
    const { on, matcher, entry } = hook;
    try {
      const tried = await client.tryHook(run, {
        agent,
        on,
        entry,
        event,
        ...(matcher === undefined ? {} : { matcher }),
      });
      setState({ is: 'told', tried });
    } catch (error) {
      setState({ is: 'broken', why: error instanceof Error ? error.message : String(error) });
    }
  }

  return (
    <div ref={focusFirst} className="grid gap-2.5 px-4">
      <TextField
        label={`What ${String(hook.entry.name ?? 'the hook')} would read, as JSON`}
        value={text}
        onChange={setText}
        rows={Math.min(14, text.split('\n').length)}
        mono
        spellCheck={false}
        error={event === undefined ? 'This is no JSON object.' : undefined}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" disabled={event === undefined || state.is === 'asked'} onClick={() => void ask()}>
          Ask this hook
        </Button>
        {hook.entry.type === 'prompt' && (
          <span className="text-12 text-ink-2">This asks the model of the run, and costs what that costs.</span>
        )}
      </div>
      {state.is === 'broken' && <Notice happened={state.why} safe="Nothing was recorded or run." />}
      <div role="status">{state.is === 'told' && <Told tried={state.tried} />}</div>
    </div>
  );
}

function Told({ tried }: { readonly tried: Tried }) {
  switch (tried.is) {
    case 'none':
      return <p>This is no hook: {tried.why}</p>;
    case 'unmet':
      return <p>It would not be asked. {tried.why}</p>;
    case 'failed':
      return (
        <>
          <p>
            <b className="font-semibold">It fails.</b> {tried.why}{' '}
            {tried.effect.block === undefined ? 'The event would pass.' : 'The event would be blocked.'}
          </p>
          <Output text={tried.output} />
        </>
      );
    case 'answered':
      return (
        <>
          <p>
            <b className="font-semibold">
              {Object.keys(tried.effect).length === 0 ? 'It lets the event pass.' : 'It answers:'}
            </b>{' '}
            {tried.took > 0 && (
              <>
                after <Figure value={duration(tried.took)} />
              </>
            )}
          </p>
          {Object.keys(tried.effect).length > 0 && <Json value={tried.effect} label="What the hook answers" />}
          <Output text={tried.output} />
        </>
      );
  }
}

function Output({ text }: { readonly text: string | undefined }) {
  if (text === undefined || text === '') return null;
  return <Json value={text} label="Its output, word by word" />;
}

function readEvent(text: string): JsonObject | undefined {
  try {
    const event: unknown = JSON.parse(text);
    return typeof event === 'object' && event !== null && !Array.isArray(event) ? (event as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
