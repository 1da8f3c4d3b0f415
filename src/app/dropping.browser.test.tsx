import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import './styles.css';
import { mount } from '../ui/kit/mount.testing.tsx';
import { OpenScript } from '../ui/open/open-script.tsx';
import { Importing } from '../ui/runs/archive-import.tsx';
import { silentClient } from '../ui/state/opened.testing.ts';
import { openDropped, useImporting, useOpening } from '../ui/state/opening.ts';
import { emptyRun, useRun } from '../ui/state/run.ts';
import { takeDropped } from './dropping.ts';

/** How what opens them comes: at once, unless a test holds it back. */
let arrival: Promise<unknown> = Promise.resolve();
takeDropped(async () => {
  await arrival;
  return openDropped;
});

const zip = new Uint8Array([0x50, 0x4b, 3, 4]);
const holds = { made: 0, runs: [{ title: 'Theirs', facts: 3, brings: [] }], workspaces: [], bytes: 9, missing: 0 };

/** A page that shows what is opened, and a runtime that finds one run in an archive, and one in a session. */
function open(): readonly unknown[] {
  const { client } = silentClient();
  const asked: unknown[] = [];
  const keeping = {
    ...client.keeping,
    readArchive: async () => holds,
    bring: async (about: object) => {
      asked.push(about);
      return { is: 'archive', name: 'a session', bytes: zip, notes: ['2 records were left out.'] } as const;
    },
  };
  const readScript = async (text: string) =>
    text.startsWith('title:')
      ? ({ ok: true, script: { title: 'A run' } } as never)
      : ({ ok: false, issues: [{ line: 1, column: 1, path: '', message: 'It is no map.' }] } as const);
  useRun.setState({ ...emptyRun, client: { ...client, keeping, readScript } });
  useOpening.setState({ file: undefined, left: [] });
  useImporting.setState({ file: undefined, notes: undefined });
  location.hash = '/';
  mount(
    <>
      <OpenScript />
      <Importing />
    </>,
  );
  return asked;
}

/** Drops files on the page, on nothing that takes them itself; says whether the page took the event. */
function drop(...files: readonly File[]): boolean {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  const [over, dropped] = ['dragover', 'drop'].map((type) => {
    const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
    return event.defaultPrevented;
  });
  return over === true && dropped === true;
}
const imported = page.getByRole('dialog', { name: /^Import/ });

test('an archive that is dropped anywhere is shown before any of it is kept', async () => {
  open();
  expect(drop(new File([zip], 'theirs.zip'))).toBe(true);
  await expect.poll(() => location.hash).toBe('#/library');
  await expect.element(imported).toHaveAccessibleName('Import theirs.zip');
  await expect.element(imported).toHaveTextContent('Theirs');
});

test('an archive is known by what it is, whatever its name', async () => {
  open();
  drop(new File([zip], 'theirs.bin'));
  await expect.element(imported).toHaveTextContent('Theirs');
});

test('a session of Claude Code becomes an archive that is shown', async () => {
  const asked = open();
  drop(new File(['{"type":"user"}\n'], '0b7.jsonl'));
  await expect.poll(() => location.hash).toBe('#/open');
  await expect.element(imported).toHaveTextContent('2 records were left out.');
  expect(asked).toEqual([{ session: new TextEncoder().encode('{"type":"user"}\n'), name: '0b7.jsonl' }]);
});

test('a wrong file says what is wrong, and the page stays', async () => {
  open();
  expect(drop(new File([new Uint8Array([0xff, 0xd8, 0xff])], 'cat.jpg', { type: 'image/jpeg' }))).toBe(true);
  await expect.element(page.getByText('cat.jpg is no text. A script is YAML or JSON, in UTF-8.')).toBeVisible();
  drop(new File(['Dear diary'], 'notes.txt'));
  await expect.element(page.getByText('notes.txt is no script that can be played.')).toBeVisible();
  await expect.element(page.getByText('Nothing was imported, and nothing has run.')).toBeVisible();
});

test('of two files the first is opened, and the other is named', async () => {
  open();
  drop(new File(['Dear diary'], 'a.yaml'), new File([zip], 'b.zip'));
  await expect.element(page.getByText('One file at a time is opened. Drop the others after it: b.zip.')).toBeVisible();
  drop(new File([zip], 'b.zip'), new File(['title: A'], 'a.yaml'), new File([], 'c.yaml'));
  await expect.element(imported).toHaveTextContent('Drop the others after it: a.yaml, c.yaml.');
});

test('what is dropped before the code is there that opens it is kept until it is', async () => {
  open();
  let release = () => {};
  arrival = new Promise<void>((resolve) => {
    release = resolve;
  });
  expect(drop(new File([zip], 'theirs.zip'))).toBe(true);
  expect(location.hash).toBe('#/');
  release();
  await expect.element(imported).toHaveTextContent('Theirs');
});

test('while a question lies over the page, what is dropped is not taken, and the page is not left for it', async () => {
  open();
  drop(new File([zip], 'theirs.zip'));
  await expect.element(imported).toHaveTextContent('Theirs');
  location.hash = '/run/r';
  expect(drop(new File(['title: A'], 'a.yaml'))).toBe(true);
  expect(useOpening.getState().file).toBeUndefined();
  expect(location.hash).toBe('#/run/r');
});
