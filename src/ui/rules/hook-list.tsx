import type { ReactNode } from 'react';
import type { Hook } from '../../protocol/config.ts';
import { Button } from '../kit/button.tsx';
import { Glyph } from '../kit/glyph.tsx';
import { Switch } from '../kit/switch.tsx';

/** A hook as the list shows it. */
export interface ListedHook {
  readonly key: string;
  readonly on: string;
  /** Undefined where it cannot be read; `fault` says why. */
  readonly hook: Hook | undefined;
  readonly fault: string | undefined;
  readonly from: ReactNode;
  /** Whether it is on; undefined where that is not up to a person. */
  readonly checked: boolean | undefined;
  readonly onSwitch: ((on: boolean) => void) | undefined;
  readonly onTry: (() => void) | undefined;
  readonly onEdit: (() => void) | undefined;
  readonly onRemove: (() => void) | undefined;
}

/** The hooks that there are: when each speaks, what it does, and where it came from. */
export function HookList({ hooks }: { readonly hooks: readonly ListedHook[] }) {
  return (
    <ol aria-label="Hooks" className="text-12">
      {hooks.map((each) => (
        <li key={each.key} className="border-line border-b px-4 py-1.5 last:border-b-0">
          <HookShown listed={each} />
        </li>
      ))}
    </ol>
  );
}

function HookShown({ listed }: { readonly listed: ListedHook }) {
  const { on, hook, fault, from, checked, onSwitch, onTry, onEdit, onRemove } = listed;
  const name = hook?.name ?? `a hook at ${on}`;
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-2">
        {fault !== undefined && <Glyph name="error" size={12} className="self-center text-error" />}
        <b className="min-w-0 break-words font-semibold">{name}</b>
        <span className="text-ink-2">
          {on}
          {hook?.matcher !== undefined && (
            <>
              {' '}
              of <code className="font-mono">{hook.matcher}</code>
            </>
          )}
        </span>
        {checked !== undefined && onSwitch !== undefined && (
          <span className="ml-auto">
            <Switch label={checked ? 'On' : 'Off'} about={`hook ${name}`} checked={checked} onChange={onSwitch} />
          </span>
        )}
      </div>
      <p className="break-words">{fault === undefined ? hook && doesIn(hook) : `Left out: ${fault}`}</p>
      <p className="flex flex-wrap items-center gap-x-2 text-ink-2">
        <span>from {from}</span>
        {onTry !== undefined && <Act label="Try" about={name} onClick={onTry} />}
        {onEdit !== undefined && <Act label="Edit" about={name} onClick={onEdit} />}
        {onRemove !== undefined && <Act label="Remove" about={name} onClick={onRemove} />}
      </p>
    </>
  );
}

function Act(props: { readonly label: string; readonly about: string; readonly onClick: () => void }) {
  const { label, about, onClick } = props;
  return (
    <Button look="quiet" size="small" aria-label={`${label} ${about}`} onClick={onClick}>
      {label}
    </Button>
  );
}

/** What a hook does, in words. */
function doesIn(hook: Hook): string {
  if (hook.type === 'prompt') return `asks the model: ${hook.prompt}`;
  if (hook.type === 'command') return `runs in bash: ${hook.command}`;
  if (hook.type === 'script') return `runs as JavaScript: ${hook.script}`;
  const { block, vote, input, replace, context, stop } = hook;
  const does = [
    block !== undefined && (block === '' ? 'blocks without a reason' : `blocks: ${block}`),
    vote !== undefined && `votes ${vote}`,
    input !== undefined && 'rewrites the call',
    replace !== undefined && 'replaces the result',
    context !== undefined && `adds: ${context}`,
    stop !== undefined && `ends the turn: ${stop}`,
  ].filter((words) => words !== false);
  return does.length === 0 ? 'does nothing' : does.join('; ');
}
