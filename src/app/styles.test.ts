import { build } from 'vite';
import { expect, test } from 'vitest';

/** The stylesheet as a visitor gets it. */
async function builtStyles(): Promise<string> {
  const built = await build({
    logLevel: 'silent',
    build: { write: false, rolldownOptions: { input: 'src/app/styles.css' } },
  });
  const outputs = [built].flat().flatMap((part) => ('output' in part ? part.output : []));
  const css = outputs.find((output) => output.fileName.endsWith('.css'));
  return css?.type === 'asset' ? css.source.toString() : '';
}

test('the built stylesheet leaves colours to be resolved where they are used, and fetches nothing', async () => {
  const css = await builtStyles();
  expect(css).toContain('--panel:light-dark(#fff,#16191c)');
  expect(css).not.toContain('lightningcss');
  expect(css).not.toMatch(/@property --(app|panel|raised|sunken|line|edge|text|accent|user|model|tool|gate|ctx|error)/);
  expect(css).not.toMatch(/url\(|@font-face|@import/);
});
