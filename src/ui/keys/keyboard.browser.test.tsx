import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Standing } from '../../views/conversation.ts';
import { commands } from '../commands.ts';
import { Dialog } from '../kit/dialog.tsx';
import { mount } from '../kit/mount.testing.tsx';
import type { ActionName, Actions } from '../state/actions.ts';
import { Help } from './help.tsx';
import { useKeyboard } from './keyboard.ts';

/** A page with the keyboard map, and what was set off on it. */
function openPage({ characters = true, standing = 'working' as Standing, dialog = false } = {}): readonly ActionName[] {
  const done: ActionName[] = [];
  const actions = Object.fromEntries(commands.map(({ id }) => [id, () => done.push(id)])) as unknown as Actions;
  function Page() {
    useKeyboard({ actions, characters, standing });
    return (
      <>
        <textarea aria-label="Message" />
        <button type="button">Press</button>
        <select aria-label="Pick">
          <option>One</option>
        </select>
        {dialog && (
          <Dialog title="On top" onClose={() => undefined}>
            Wait
          </Dialog>
        )}
      </>
    );
  }
  mount(<Page />);
  return done;
}

test('every key of the table sets off its command', async () => {
  const done = openPage({ standing: 'limit' });
  await userEvent.keyboard(
    ' {F8}{ArrowRight}{ArrowLeft}{Shift>}{ArrowRight}{ArrowLeft}{/Shift}b{Shift>}b{/Shift}jk{Home}{End}{Enter}/feglgtgc[[]i{Control>}k{/Control}{Meta>}k{/Meta}?{Escape}',
  );
  expect(done).toEqual([
    'continueOrPause',
    'continueOrPause',
    'stepOn',
    'stepBack',
    'stepOverTurn',
    'stepToTurnStart',
    'toggleBreakpoint',
    'conditionBreakpoint',
    'selectNext',
    'selectPrevious',
    'selectFirst',
    'selectLast',
    'goToSelected',
    'searchTimeline',
    'forkHere',
    'editInFork',
    'goToLine',
    'goToTimeline',
    'goToContext',
    'previousTab',
    'nextTab',
    'toggleInspector',
    'openPalette',
    'openPalette',
    'showHelp',
    'closeLayer',
  ]);
});

test('a sign counts with Shift, as layouts have it', async () => {
  const done = openPage();
  await userEvent.keyboard('{Shift>}?{/Shift}');
  expect(done).toEqual(['showHelp']);
});

test('a text field keeps its keys', async () => {
  const done = openPage();
  await page.getByLabelText('Message').click();
  await userEvent.keyboard('b j?{ArrowLeft}{Home}');
  expect(done).toEqual([]);
  await expect.element(page.getByLabelText('Message')).toHaveValue('b j?');
});

test('a key with Ctrl is text nowhere, so it counts in a text field too', async () => {
  const done = openPage();
  await page.getByLabelText('Message').click();
  await userEvent.keyboard('{Control>}k{/Control}');
  expect(done).toEqual(['openPalette']);
});

test('a button keeps Space and Enter, and leaves the page its letters', async () => {
  const done = openPage();
  await page.getByRole('button', { name: 'Press' }).click();
  await userEvent.keyboard(' {Enter}b{ArrowRight}');
  expect(done).toEqual(['toggleBreakpoint', 'stepOn']);
});

test('a list of choices keeps its arrows', async () => {
  const done = openPage();
  (page.getByLabelText('Pick').element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}{Home}');
  expect(done).toEqual([]);
});

test('nothing reaches the page from under a dialog', async () => {
  const done = openPage({ dialog: true });
  await userEvent.keyboard('b {ArrowRight}?{Control>}k{/Control}');
  expect(done).toEqual([]);
});

test('single letters and signs can be switched off, and the other keys stay', async () => {
  const done = openPage({ characters: false });
  await userEvent.keyboard('bgl?/{F8}{ArrowRight}');
  expect(done).toEqual(['continueOrPause', 'stepOn']);
});

test('a key does nothing where its command makes no sense', async () => {
  const done = openPage({ standing: 'closed' });
  await userEvent.keyboard('b {ArrowRight}?');
  expect(done).toEqual(['showHelp']);
});

test('the help sheet shows every key and word of the table', async () => {
  mount(
    <Help
      skills={[{ skill: 'changelog', words: 'Keeps the list.' }]}
      characters
      onCharacters={() => undefined}
      onClose={() => undefined}
    />,
  );
  const sheet = page.getByRole('dialog', { name: 'Keys and commands' });
  for (const { words } of commands) await expect.element(sheet.getByText(words, { exact: true })).toBeInTheDocument();
  for (const word of ['/stop', '/continue', '/new', '/status', '/help', '/changelog'])
    await expect.element(sheet.getByText(word, { exact: true })).toBeInTheDocument();
});
