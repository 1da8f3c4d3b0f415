import { type KeyboardEvent, useId, useState } from 'react';
import { rove } from '../kit/roving.ts';
import { type Completion, completionsOf, type SkillWord } from '../state/slash.ts';
import { CommandMenu, optionId } from './command-menu.tsx';

type Props = {
  readonly text: string;
  /** The skills that may be called for. */
  readonly skills: readonly SkillWord[];
  readonly onWrite: (text: string) => void;
  readonly onSubmit: (text: string) => void;
  readonly placeholder: string;
  readonly disabled: boolean;
  readonly describedBy: string | undefined;
};

/** A text of any number of lines: Enter sends it, Shift Enter breaks the line, Ctrl Enter does nothing; `/` opens a menu. */
export function WritingField({ text, skills, onWrite, onSubmit, placeholder, disabled, describedBy }: Props) {
  const menu = useId();
  const [at, setAt] = useState(0);
  const [closed, setClosed] = useState(false);
  const commands = closed ? [] : completionsOf(text, skills);
  const open = commands.length > 0;
  const active = Math.min(at, commands.length - 1);
  const current = commands[active];

  // a skill wants to be told what it is for
  const pick = (picked: Completion) =>
    'skill' in picked ? onWrite(`/${picked.skill} `) : onSubmit(`/${picked.slash}`);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      // with Ctrl it confirms questions, and must do nothing here: the habit of one box may not act in the other
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (current === undefined) onSubmit(text);
      else pick(current);
    } else if (open && event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      setClosed(true);
    } else if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setAt(rove(event.key, active, commands.length, { axis: 'column', wraps: true }) ?? 0);
    }
  };

  return (
    <div className="relative min-w-0">
      {open && <CommandMenu id={menu} commands={commands} at={active} onPick={pick} />}
      <textarea
        aria-label="Message to the agent"
        aria-autocomplete="list"
        aria-controls={open ? menu : undefined}
        aria-activedescendant={open ? optionId(menu, current) : undefined}
        aria-describedby={describedBy}
        rows={1}
        value={text}
        disabled={disabled}
        placeholder={placeholder}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setClosed(false);
          setAt(0);
          onWrite(event.currentTarget.value);
        }}
        className="field-sizing-content block max-h-40 min-h-8 w-full resize-none rounded-control border border-edge bg-sunken px-2.5 py-1.25 max-desk:min-h-11 max-desk:py-2.5 max-desk:text-16"
      />
    </div>
  );
}
