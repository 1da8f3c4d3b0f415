import { useEffect, useEffectEvent } from 'react';
import { tinykeys } from 'tinykeys';
import type { Standing } from '../../views/conversation.ts';
import { type Command, commands } from '../commands.ts';
import type { Actions } from '../state/actions.ts';
import { takesText } from '../takes-text.ts';
import { bindingsOf, isCharacter, isChord } from './binding.ts';

/** What the keyboard map needs to know: whether single characters count, and what can be done now. */
export interface Keyboard {
  readonly actions: Actions;
  readonly characters: boolean;
  readonly standing: Standing;
}

/** Listens for the keys of the table on the whole page, wherever the focus lets them mean the page. */
export function useKeyboard(keyboard: Keyboard): void {
  const run = useEffectEvent((command: Command, keys: string, event: KeyboardEvent) => {
    const { actions, characters, standing } = keyboard;
    if (isCharacter(keys) && !characters) return;
    if (command.unavailable?.(standing) !== undefined || !isForPage(event, keys)) return;
    event.preventDefault();
    actions[command.id]();
  });
  useEffect(() => {
    const bindings = commands.flatMap((command) =>
      (command.keys ?? []).flatMap((keys) =>
        bindingsOf(keys).map((binding) => [binding, (event: KeyboardEvent) => run(command, keys, event)] as const),
      ),
    );
    return tinykeys(window, Object.fromEntries(bindings));
  }, []);
}

/** Keys that a control in focus has a use of its own for. */
const controlKeys = new Set([
  'Space',
  'Enter',
  'Home',
  'End',
  'ArrowRight',
  'ArrowLeft',
  'Shift ArrowRight',
  'Shift ArrowLeft',
]);
const controls = 'input, select, summary, [role=slider], [role=separator], [role=menuitem], [role=menuitemcheckbox]';
const pressed = 'button, a[href], [role=button], [role=tab], [role=treeitem], [role=option]';

/** Whether a key means the page: not a text field, nor a dialog, nor the control that has the focus. */
function isForPage({ target, defaultPrevented, isComposing }: KeyboardEvent, keys: string): boolean {
  if (defaultPrevented || isComposing || (takesText(target) && !isChord(keys))) return false;
  if (document.querySelector('dialog:modal, [popover=auto]:popover-open') !== null) return false;
  if (!(target instanceof Element) || !controlKeys.has(keys)) return true;
  if (target.closest(controls) !== null) return false;
  return !((keys === 'Space' || keys === 'Enter') && target.closest(pressed) !== null);
}
