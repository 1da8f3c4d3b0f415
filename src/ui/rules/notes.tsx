import { Glyph } from '../kit/glyph.tsx';
import { Switch } from '../kit/switch.tsx';
import type { Probed } from './use-probe.ts';

/** What is said of a settings file, line by line: what is off until a person switches it on, and what is wrong. */
export function Notes(props: {
  readonly label: string;
  readonly notes: Probed['notes'];
  /** Switches an entry on; absent where nothing can be switched. */
  readonly onSwitch?: ((entry: string, on: boolean) => void) | undefined;
}) {
  const { label, notes, onSwitch } = props;
  return (
    <ul aria-label={label} className="text-12">
      {notes.map(({ line, what, entry }) => (
        <li
          key={`${line} ${what}`}
          className="grid grid-cols-[56px_1fr_auto] items-baseline gap-x-2 border-line border-b px-4 py-1 last:border-b-0"
        >
          <span className="flex items-baseline gap-1 whitespace-nowrap text-ink-2">
            {entry === undefined && <Glyph name="error" size={12} className="self-center text-error" />}
            line {line}
          </span>
          <span className="min-w-0 break-words">{what}</span>
          {entry !== undefined && onSwitch !== undefined && (
            <Switch label="Off" about={what} checked={false} onChange={() => onSwitch(entry, true)} />
          )}
        </li>
      ))}
    </ul>
  );
}
