import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '../../app/styles.css';
import { holdsToWcag } from '../kit/axe.testing.ts';
import { mount } from '../kit/mount.testing.tsx';
import { stored } from '../state/stored-run.testing.ts';
import { RunList } from './run-list.tsx';

test('in the library forks stand below the run that they came from, each with its comparison; one whose parent is gone stands alone', async () => {
  const runs = [
    stored('deep', 'Deep', 'fork'),
    stored('lone', 'Lone', 'gone'),
    stored('root', 'Root'),
    stored('fork', 'Fork', 'root'),
  ];
  mount(
    <main>
      <RunList runs={runs} now={0} />
    </main>,
  );
  const items = page.getByRole('listitem').elements();
  expect(items.map((item) => [...item.querySelectorAll('a')].map((link) => link.getAttribute('href')))).toEqual([
    ['#/run/lone'],
    ['#/run/root'],
    ['#/run/fork', '#/compare/root/fork'],
    ['#/run/deep', '#/compare/fork/deep'],
  ]);
  await holdsToWcag();
});
