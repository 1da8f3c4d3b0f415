import { useState } from 'react';
import { patternFault } from '../../base/pattern.ts';
import type { Breakpoint, Condition } from '../../protocol/breakpoint.ts';
import { agentsView } from '../../views/agent.ts';
import { breakpointWords } from '../../views/breakpoint-words.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Select } from '../kit/select.tsx';
import { TextField } from '../kit/text-field.tsx';
import { putBreakpoint, toggleBreakpoint } from '../state/breakpoints.ts';
import { useRun, useView } from '../state/run.ts';
import { askable, holdsWords, isSamePlace, placeOf } from './place.ts';

const any = { value: '', label: 'any' };
const same = (values: readonly string[]) => [any, ...values.map((each) => ({ value: each, label: each }))];

/** When a breakpoint is to hold: for which agent, which call, and from which time on. Says in words what that comes to. */
export function ConditionDialog(props: {
  /** The places it may be at, the likeliest first; or one that is there, which is changed. */
  readonly places: readonly Breakpoint[];
  readonly onClose: () => void;
}) {
  const { places, onClose } = props;
  const { breakpoints } = useRun();
  const agents = useView(agentsView);
  const there = (place: Breakpoint) =>
    breakpoints.find((each) => each === place) ?? breakpoints.find((each) => isSamePlace(each, place));
  const [place, setPlace] = useState(() => places.find((each) => there(each) !== undefined) ?? places[0]);
  const before = place && there(place);
  const [when, setWhen] = useState<Condition>(before?.when ?? {});
  const [agent, setAgent] = useState(before?.agent ?? '');
  const [from, setFrom] = useState(String(before?.from ?? 1));
  if (place === undefined) return null;

  const goTo = (next: Breakpoint | undefined) => {
    const known = next && there(next);
    setPlace(next);
    setWhen(known?.when ?? when);
    setAgent(known?.agent ?? agent);
    setFrom(String(known?.from ?? from));
  };

  const asks = askable(placeOf(place));
  const isOfAgent = Object.keys(placeOf(place)).join() === 'agent';
  const asked = Object.fromEntries(
    Object.entries(when).filter(([key, value]) => value !== '' && asks.some((each) => each === key)),
  ) as Condition;
  const fault = asked.path === undefined ? undefined : patternFault(asked.path);
  const times = Number(from);
  const counts = Number.isSafeInteger(times) && times > 0;
  const made = {
    ...placeOf(place),
    ...(agent !== '' && { agent }),
    ...(Object.keys(asked).length > 0 && { when: asked }),
    ...(counts && times > 1 && { from: times }),
  } as Breakpoint;
  const ask = (more: Condition) => setWhen({ ...when, ...more });
  const tools = agents.main?.config.tools.map(({ name }) => name) ?? [];
  const words = places.map((each) => breakpointWords(placeOf(each)));

  return (
    <Dialog
      title="Breakpoint with a condition"
      lead="It holds where all of this is true of one call. Nothing of it is code."
      closing="anywhere"
      onClose={onClose}
      footer={
        <>
          {before !== undefined && (
            <Button
              onClick={() => {
                toggleBreakpoint(before);
                onClose();
              }}
            >
              Take it away
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="condition" look="primary">
            {before === undefined ? 'Set it' : 'Change it'}
          </Button>
        </>
      }
    >
      <form
        id="condition"
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (fault !== undefined || !counts) return;
          putBreakpoint(made, before);
          onClose();
        }}
      >
        {places.length > 1 && (
          <Select
            label="Hold"
            choices={words.map((each) => ({ value: each, label: each }))}
            value={breakpointWords(placeOf(place))}
            onChange={(chosen) => goTo(places[words.indexOf(chosen)])}
            mono
          />
        )}
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          {!isOfAgent && (
            <Select label="Agent" choices={same(Object.keys(agents))} value={agent} onChange={setAgent} mono />
          )}
          {asks.includes('tool') && (
            <Select
              label="Tool"
              choices={same(tools)}
              value={when.tool ?? ''}
              onChange={(tool) => ask({ tool })}
              mono
            />
          )}
          {asks.includes('verdict') && (
            <Select
              label="Verdict"
              choices={same(['allow', 'ask', 'deny'])}
              value={when.verdict ?? ''}
              onChange={(verdict) => ask({ verdict: verdict as NonNullable<Condition['verdict']> })}
              mono
            />
          )}
        </div>
        {asks.includes('path') && (
          <TextField
            label="A path it was judged by"
            placeholder="src/*.ts"
            value={when.path ?? ''}
            onChange={(path) => ask({ path })}
            error={fault === undefined ? undefined : `This pattern cannot be read: ${fault}`}
            mono
          />
        )}
        {asks.includes('text') && (
          <TextField label="Text in its input or result" value={when.text ?? ''} onChange={(text) => ask({ text })} />
        )}
        {asks.length === 0 && (
          <p className="text-ink-2">This place is about no call, so no more can be asked of one.</p>
        )}
        <span className="w-40">
          <TextField
            label="From time"
            value={from}
            onChange={setFrom}
            firstFocus={asks.length === 0}
            error={counts ? undefined : 'A whole number, 1 or more.'}
          />
        </span>
        <output className="block break-words border-line border-t pt-3">{holdsWords(made)}</output>
      </form>
    </Dialog>
  );
}
