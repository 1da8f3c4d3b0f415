import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Machine, Machines } from './machine.ts';

const file = createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm');
const wasm = await WebAssembly.compile(await readFile(file));
const much = 64 * 1024 * 1024;

/** Machines, and how many of them have been made. */
function counted() {
  const make = vi.spyOn(Machine, 'make');
  onTestFinished(() => make.mockRestore());
  return { machines: new Machines(wasm), made: () => make.mock.calls.length };
}

test('the next machine is made while nobody waits, is nobody else’s, and is there when it is asked for', async () => {
  const { machines, made } = counted();
  const first = await machines.take(much);
  machines.prepare(much);
  await expect.poll(made).toBe(2);
  const second = await machines.take(much);
  expect(made()).toBe(2);
  expect(second).not.toBe(first);
  first.vm.evalCode('globalThis.left = 1').dispose();
  expect(second.vm.evalCode('typeof left').toString()).toBe('undefined');
  expect(await machines.take(much)).not.toBe(second);
  expect(made()).toBe(3);
});

test('one with another limit to its memory is made anew', async () => {
  const { machines, made } = counted();
  machines.prepare(much);
  await expect.poll(made).toBe(1);
  await machines.take(much / 2);
  expect(made()).toBe(2);
});

test('one that cannot be made ready is asked for again, and says why', async () => {
  const { machines, made } = counted();
  machines.prepare(1000);
  await expect.poll(made).toBe(1);
  await expect(machines.take(1000)).rejects.toThrow();
  expect(made()).toBe(2);
});
