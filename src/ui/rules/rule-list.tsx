import { Switch } from '../kit/switch.tsx';
import { Verdict } from '../kit/verdict.tsx';
import { openFile } from '../state/layout.ts';
import type { ListedRule, Origin } from './standing-rules.ts';

/** The rules in force, in the order of the ladder: what each says, and where it came from. */
export function RuleList(props: {
  readonly rules: readonly ListedRule[];
  /** Switches off what a person has agreed to; absent where nothing can be changed. */
  readonly onSwitch: ((entry: string, on: boolean) => void) | undefined;
}) {
  const { rules, onSwitch } = props;
  return (
    <ol aria-label="Rules in force" className="text-12">
      {rules.map((rule, at) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: the same rule may stand in a list twice
          key={at}
          className="grid grid-cols-[56px_1fr_auto] items-baseline gap-x-2 border-line border-b px-4 py-1 last:border-b-0"
        >
          <Verdict verdict={rule.verdict} />
          <div className="min-w-0">
            <code className="break-words font-mono">{rule.rule === '' ? 'every call' : rule.rule}</code>
            <p className="text-ink-2">
              <From origin={rule.origin} />
              {!rule.held && ', from the next step on'}
            </p>
          </div>
          {rule.entry !== undefined && onSwitch !== undefined && (
            <Switch
              label="On"
              about={`${rule.verdict} ${rule.rule}`}
              checked
              onChange={() => rule.entry !== undefined && onSwitch(rule.entry, false)}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

/** Where a rule came from; a file can be opened. */
function From({ origin }: { readonly origin: Origin }) {
  if (origin.is === 'words') return <>from {origin.words}</>;
  return (
    <>
      from{' '}
      <button
        type="button"
        className="break-all text-left underline decoration-ink-3 underline-offset-2 hover:decoration-ink max-desk:min-h-11"
        onClick={() => openFile(origin.path)}
      >
        {origin.path}, line {origin.line}
      </button>
    </>
  );
}
