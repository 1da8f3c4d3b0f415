import { Switch } from '../kit/switch.tsx';
import type { Effect } from './effects.ts';

/** What of a script would have effect: each is off until it is switched on. */
export function EffectSwitches(props: {
  readonly effects: readonly Effect[];
  readonly on: ReadonlySet<string>;
  readonly onChange: (on: ReadonlySet<string>) => void;
}) {
  const { effects, on, onChange } = props;
  if (effects.length === 0)
    return <p className="text-ink-2">It brings no hooks and no rules that allow: every question comes to you.</p>;
  const turn = (id: string, wanted: boolean) => {
    const next = new Set(on);
    if (wanted) next.add(id);
    else next.delete(id);
    onChange(next);
  };
  return (
    <fieldset className="grid gap-2">
      <legend className="font-semibold">What would have effect</legend>
      <p className="text-12 text-ink-2">Off until you switch it on. Read it first: it was written by somebody else.</p>
      <ul className="grid gap-2">
        {effects.map(({ id, label, source }) => (
          <li key={id} className="grid gap-1 rounded-control border border-line bg-sunken px-3 py-2">
            <Switch label={label} checked={on.has(id)} onChange={(wanted) => turn(id, wanted)} />
            {source !== undefined && (
              <pre className="max-h-40 overflow-auto whitespace-pre-wrap break-words font-mono text-12 text-ink-2">
                {source}
              </pre>
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
