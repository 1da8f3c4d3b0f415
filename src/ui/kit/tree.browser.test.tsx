import { useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mount } from './mount.testing.tsx';
import { Tree } from './tree.tsx';

const nodes = [
  {
    id: 'src',
    label: 'src',
    children: [
      { id: 'src/sum.ts', label: 'sum.ts' },
      { id: 'src/sum.test.ts', label: 'sum.test.ts' },
    ],
  },
  { id: 'package.json', label: 'package.json' },
  { id: 'readme', label: 'README.md' },
];

function Files() {
  const [selected, select] = useState<string>();
  return (
    <>
      <Tree label="Files" nodes={nodes} selected={selected} onSelect={select} />
      <output>{selected}</output>
    </>
  );
}

const row = (name: string) => page.getByRole('treeitem', { name, exact: true });
const focused = () => document.activeElement?.textContent;

/** Presses keys one by one and tells where each led. */
async function walk(...keys: string[]) {
  const path: (string | null | undefined)[] = [];
  for (const key of keys) {
    await userEvent.keyboard(key.length > 1 ? `{${key}}` : key);
    path.push(focused());
  }
  return path;
}

test('a row tells its level, its place and whether it is open', async () => {
  mount(<Files />);
  await expect.element(row('src')).toHaveAttribute('aria-expanded', 'true');
  const file = row('sum.test.ts').element();
  expect(['level', 'posinset', 'setsize'].map((name) => file.getAttribute(`aria-${name}`))).toEqual(['2', '2', '2']);
  await expect.element(row('package.json')).not.toHaveAttribute('aria-expanded');
});

test('Up, Down, Home and End move over the rows that are drawn', async () => {
  mount(<Files />);
  expect(await walk('Tab', 'ArrowDown', 'End', 'ArrowDown', 'ArrowUp', 'Home', 'ArrowUp')).toEqual([
    'src',
    'sum.ts',
    'README.md',
    'README.md',
    'package.json',
    'src',
    'src',
  ]);
});

test('Left closes or goes out, Right opens or goes in', async () => {
  mount(<Files />);
  expect(await walk('Tab', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowLeft', 'ArrowDown')).toEqual([
    'src',
    'sum.ts',
    'sum.test.ts',
    'src',
    'src',
    'package.json',
  ]);
  await expect.element(row('sum.ts')).not.toBeInTheDocument();
  expect(await walk('ArrowUp', 'ArrowRight', 'ArrowRight')).toEqual(['src', 'src', 'sum.ts']);
});

test('typing goes to the file that begins so', async () => {
  mount(<Files />);
  expect(await walk('Tab', 'p')).toEqual(['src', 'package.json']);
});

test('Enter and a click select a file; a folder opens and closes', async () => {
  mount(<Files />);
  await walk('Tab', 'ArrowDown', 'Enter');
  await expect.element(page.getByRole('status')).toHaveTextContent('src/sum.ts');
  await expect.element(row('sum.ts')).toHaveAttribute('aria-selected', 'true');
  await row('package.json').click();
  await expect.element(page.getByRole('status')).toHaveTextContent('package.json');
  await row('src').click();
  await expect.element(row('sum.ts')).not.toBeInTheDocument();
  await expect.element(page.getByRole('status')).toHaveTextContent('package.json');
});

test('Tab comes back to the row that had the focus', async () => {
  mount(<Files />);
  await walk('Tab', 'ArrowDown', 'ArrowDown');
  expect(await walk('Tab')).not.toEqual(['sum.test.ts']);
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  expect(focused()).toBe('sum.test.ts');
});

test('closing a folder above the focus leaves one row that Tab can reach', async () => {
  mount(<Files />);
  await row('sum.ts').click();
  await row('src').click();
  expect(document.querySelectorAll('[role=treeitem][tabindex="0"]').length).toBe(1);
});
