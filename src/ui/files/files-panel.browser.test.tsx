import { unzipSync } from 'fflate';
import { flushSync } from 'react-dom';
import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../app/styles.css';
import { decode } from '../../base/text.ts';
import { select } from '../state/layout.ts';
import { moveTo, useRun } from '../state/run.ts';
import { file, openFiles, sampleBlobs, sampleFacts } from './sample-files.testing.tsx';

beforeEach(() => page.viewport(1440, 900));

const row = (name: string) => page.getByRole('treeitem', { name });
const choose = (name: string) => userEvent.click(page.getByRole('radio', { name }));
const lines = () => page.getByRole('region', { name: /^The lines of/ });
const change = () => page.getByRole('region', { name: /^What changed in/ });

test('the tree says what was added, changed, deleted and read since the start, and what this event did', async () => {
  openFiles({});
  await expect.element(row('a.js')).toHaveTextContent('a.jschangedthis event');
  await expect.element(row('b.js')).toHaveTextContent(/^b\.jsadded$/);
  await expect.element(row('old.md')).toHaveTextContent('old.mddeletedthis event');
  await expect.element(row('.env')).toHaveTextContent('.envsensitive');
  flushSync(() => moveTo(6));
  await expect.element(row('old.md')).toHaveTextContent(/^old\.mdread$/);
  await expect.element(row('b.js')).not.toBeInTheDocument();
});

test('a file is read as it was at the cursor, with the numbers of its lines', async () => {
  openFiles({});
  await userEvent.click(row('a.js'));
  await expect.element(lines()).toHaveTextContent('1\n2\n3one\n2\n3', { normalizeWhitespace: false });
  flushSync(() => moveTo(9));
  await expect.element(lines()).toHaveTextContent('three');
  flushSync(() => moveTo(6));
  await expect.element(lines()).toHaveTextContent('two');
});

test('what became of it since the start, and what one event did to it', async () => {
  openFiles({});
  await userEvent.click(row('a.js'));
  await choose('Since start');
  await expect.element(change()).toHaveTextContent(/-removedtwo.*-removedthree.*\+added2.*\+added3/);
  await choose('This event');
  await expect.element(change()).toHaveTextContent(/-removedthree.*\+added3/);
  await expect.element(change()).not.toHaveTextContent('two');
  flushSync(() => select(6));
  await expect.element(change()).toHaveTextContent(/-removedtwo.*\+added2/);
  flushSync(() => select(1));
  await expect.element(page.getByText('changed no file')).toBeVisible();
});

test('a file that is gone can still be read in what became of it', async () => {
  openFiles({});
  await userEvent.click(row('old.md'));
  await expect.element(page.getByText('There is no such file at this point')).toBeVisible();
  await choose('Since start');
  await expect.element(page.getByText('The file was deleted.')).toBeVisible();
  await expect.element(change()).toHaveTextContent('-removedold');
});

test('the history of a file leads to each moment of it, forth and back', async () => {
  openFiles({});
  await userEvent.click(row('a.js'));
  const line = (name: RegExp) => page.getByRole('button', { name });
  await userEvent.click(line(/^7 .*written by edit_file/));
  expect(useRun.getState()).toMatchObject({ cursor: 8, live: false });
  await expect.element(line(/^7 /)).toHaveAttribute('aria-current', 'step');
  await expect.element(lines()).toHaveTextContent('three');
  await userEvent.click(line(/written by write_file later than now/));
  expect(useRun.getState()).toMatchObject({ cursor: 11 });
  await expect.element(lines()).not.toHaveTextContent('three');
  await userEvent.click(line(/there from the start/));
  expect(useRun.getState()).toMatchObject({ cursor: 1 });
});

test('content that is not stored yet is shown once it is there', async () => {
  const blobs: Record<string, string> = { ...sampleBlobs, a3: '' };
  delete blobs.a3;
  openFiles({ blobs });
  await userEvent.click(row('a.js'));
  await expect.element(page.getByText('is not stored here')).toBeVisible();
  blobs.a3 = 'it came\n';
  await expect.element(lines(), { timeout: 5000 }).toHaveTextContent('it came');
});

test('binary content is said, not drawn, and can be downloaded', async () => {
  openFiles({ blobs: { ...sampleBlobs, a3: new Uint8Array([0, 1, 2]) } });
  await userEvent.click(row('a.js'));
  await expect.element(page.getByText('It is not text')).toBeVisible();
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  await userEvent.click(page.getByRole('button', { name: 'Download' }));
  const link = clicked.mock.contexts[0] as HTMLAnchorElement;
  expect([link.download, link.href.startsWith('blob:')]).toEqual(['a.js', true]);
  clicked.mockRestore();
});

/** The sample with one more file, selected. */
async function showFile(path: string, content: string | Uint8Array) {
  const [started] = sampleFacts;
  if (started?.type !== 'run.started') throw new Error('The sample begins with its start.');
  openFiles({ facts: [{ ...started, files: [file(path, 'x')] }], blobs: { x: content } });
  await userEvent.click(row(path));
}

test('an image is drawn, and one that is broken is said to be', async () => {
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  await showFile(
    'a.png',
    Uint8Array.from(atob(pixel), (sign) => sign.charCodeAt(0)),
  );
  const image = page.getByRole('img', { name: 'a.png' });
  await expect.poll(() => (image.query() as HTMLImageElement | null)?.naturalWidth).toBe(1);
  expect((image.element() as HTMLImageElement).src).toMatch(/^blob:/);
  await expect.element(page.getByText('PNG image')).toBeVisible();
});

test('a broken image is said to be', async () => {
  await showFile('a.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]));
  await expect.element(page.getByText('The image is broken')).toBeVisible();
});

test('an SVG is drawn as an image only, so that nothing in it runs, and is read as text on demand', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="parent.reached = 1"><script>parent.reached = 1</script><rect width="9" height="9"/></svg>';
  await showFile('a.svg', svg);
  const image = page.getByRole('img', { name: 'a.svg' });
  await expect.poll(() => (image.query() as HTMLImageElement | null)?.naturalWidth).toBe(9);
  expect(document.querySelector('svg script, iframe, object, embed')).toBeNull();
  await choose('Text');
  await expect.element(lines()).toHaveTextContent('<script>parent.reached = 1</script>');
  expect(Reflect.get(window, 'reached')).toBeUndefined();
});

test('separated values are a table, named by their first row, and text on demand', async () => {
  const rows = Array.from({ length: 300 }, (_, at) => `${at},"a, ${at}"\n`).join('');
  await showFile('a.csv', `number,name\n${rows}`);
  await expect.element(page.getByRole('columnheader', { name: 'name' })).toBeVisible();
  await expect.element(page.getByRole('row', { name: '7 a, 7', exact: true })).toBeInTheDocument();
  await expect.element(page.getByText('The first 200 rows of 300')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Show all' }));
  await expect.element(page.getByRole('row', { name: '299 a, 299' })).toBeInTheDocument();
  await choose('Text');
  await expect.element(lines()).toHaveTextContent('7,"a, 7"');
});

test('lines are found in the contents of all files, and lead to them', async () => {
  openFiles({});
  await choose('Contents');
  await userEvent.fill(page.getByRole('searchbox', { name: 'Find a file' }), 'NE');
  const found = page.getByRole('list', { name: 'Lines that contain it' });
  await expect.element(found).toHaveTextContent('src/a.js:1one');
  await expect.element(found).toHaveTextContent('src/b.js:1new');
  await userEvent.click(found.getByRole('button', { name: /b\.js/ }));
  await expect.element(page.getByRole('region', { name: 'File src/b.js' })).toBeVisible();
  await userEvent.fill(page.getByRole('searchbox', { name: 'Find a file' }), 'zebra');
  await expect.element(page.getByText('No file contains zebra.')).toBeVisible();
});

test('all files of this moment are packed into one zip, also in the past', async () => {
  openFiles({ cursor: 6 });
  const made = vi.spyOn(URL, 'createObjectURL');
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  await userEvent.click(page.getByRole('button', { name: 'Zip of all' }));
  await expect.element(page.getByText('3 files packed.')).toBeVisible();
  const blob = made.mock.calls[0]?.[0] as Blob;
  const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
  expect(Object.keys(files).sort()).toEqual(['.env', 'old.md', 'src/a.js']);
  expect(decode(files['src/a.js'] ?? new Uint8Array())).toBe('one\ntwo\nthree\n');
  clicked.mockRestore();
  made.mockRestore();
});

test('of a long file the first lines are drawn, and all on demand; a long line is cut', async () => {
  const long = `${Array.from({ length: 300_000 }, (_, i) => `line ${i + 1}`).join('\n')}\n`;
  openFiles({ blobs: { ...sampleBlobs, a3: long, b1: 'x'.repeat(20_000_000) } });
  await userEvent.click(row('a.js'));
  await expect.element(page.getByText('The first 2,000 lines of 300,000')).toBeVisible();
  expect(lines().element().textContent).not.toContain('line 2001');
  await userEvent.click(page.getByRole('button', { name: 'Show all' }));
  expect(lines().element().textContent).toContain('line 300000');
  await userEvent.click(row('b.js'));
  await expect.element(lines()).toHaveTextContent('19,998,000 more characters');
});

test('a tree of many files is drawn in part, and the others are found by typing', async () => {
  const [started] = sampleFacts;
  if (started?.type !== 'run.started') throw new Error('The sample begins with its start.');
  const files = Array.from({ length: 2000 }, (_, i) => file(`lib/f${String(i).padStart(4, '0')}.js`, 'b1'));
  openFiles({ facts: [{ ...started, files }] });
  await expect.element(page.getByText('500 files of 2,000')).toBeVisible();
  await userEvent.fill(page.getByRole('searchbox', { name: 'Find a file' }), 'F1999');
  await expect.element(row('lib/f1999.js')).toBeVisible();
  expect(document.querySelectorAll('[role=treeitem]')).toHaveLength(1);
});

test('without files it says what puts some there', async () => {
  const [started] = sampleFacts;
  if (started?.type !== 'run.started') throw new Error('The sample begins with its start.');
  openFiles({ facts: [{ ...started, files: [] }] });
  await expect.element(page.getByText('There are no files yet')).toBeVisible();
});
