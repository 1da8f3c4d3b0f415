import type { Locator, Page } from '@playwright/test';
import type { Event } from '../src/protocol/event.ts';
import { FakeService } from './fake-service.ts';
import { test as base } from './person.ts';
import { findKey } from './secrecy.ts';
import { canary, expect } from './watch.ts';

/** The ways in which models are spoken to: what the dialog calls the service, and the path below which each is asked. */
export const protocols = [
  { name: 'anthropic', label: 'Anthropic', path: '/v1' },
  { name: 'openai-compatible', label: 'Any compatible address', path: '/v1' },
  { name: 'google', label: 'Google Gemini', path: '/v1beta' },
] as const;
type Protocol = (typeof protocols)[number];

/**
 * The tests of a model of one's own, over a service on loopback. Whatever a test is about, at its end the key lies in the
 * clear nowhere in what its page shows and keeps.
 */
export const test = base.extend<{ secrecy: undefined }, { service: FakeService }>({
  service: [
    // Playwright reads from the pattern that nothing else is needed
    // biome-ignore lint/correctness/noEmptyPattern: see above
    async ({}, use) => {
      const service = new FakeService();
      await service.open();
      await use(service);
      await service.close();
    },
    { scope: 'worker' },
  ],
  secrecy: [
    async ({ page, service, watch }, use) => {
      service.reset();
      watch.register(service.origin);
      await use(undefined);
      const { looked, found } = await findKey(page);
      expect(found).toEqual([]);
      expect(looked).toEqual(expect.arrayContaining(['page', 'fields', 'localStorage']));
      expect(looked).toEqual(
        expect.arrayContaining(['runs', 'events'].map((store) => `IndexedDB loopscope / ${store}`)),
      );
    },
    { auto: true },
  ],
});

/** Where the model of one's own is set up. */
export const connecting = (page: Page): Locator => page.getByRole('dialog', { name: 'Your model' });

/** What is entered to connect a model. */
export interface Entered {
  readonly protocol: Protocol;
  readonly address: string;
  readonly key?: string;
  readonly model?: string;
  readonly keep?: boolean;
}

/** Opens the dialog and enters what it asks for. */
export async function enter(page: Page, entered: Entered): Promise<Locator> {
  await page.getByRole('button', { name: /^(Connect a model|Your model: )/ }).click();
  return fill(page, entered);
}

/** Enters what the dialog asks for. */
export async function fill(page: Page, { protocol, address, key = canary, model = 'model-x', keep }: Entered) {
  const dialog = connecting(page);
  await dialog.getByRole('combobox', { name: 'Service' }).selectOption({ label: protocol.label });
  await dialog.getByRole('textbox', { name: 'Address' }).fill(address);
  if (key !== '') await dialog.getByLabel('Key', { exact: true }).fill(key);
  if (keep) await dialog.getByRole('switch', { name: /Keep the key/ }).click();
  await dialog.getByLabel('Model', { exact: true }).fill(model);
  return dialog;
}

/** Connects a model of one's own, which new runs then ask. */
export async function connect(page: Page, entered: Entered): Promise<void> {
  const dialog = await enter(page, entered);
  await dialog.getByRole('button', { name: 'Use this model' }).click();
  await expect(dialog).toHaveCount(0);
}

/** Starts a run of a task of one's own, from home. */
export async function runTask(page: Page, task: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your own task' }).fill(task);
  await page.getByRole('button', { name: 'Run your task' }).click();
  await expect(page).toHaveURL(/#\/run\//);
}

/** The facts of the open run as they lie on the disk, once all that are shown do. */
export async function factsOf(page: Page): Promise<readonly Event[]> {
  await expect(page.getByRole('status', { name: 'Status' })).toContainText('Stored');
  return page.evaluate(async () => {
    const run = /#\/run\/([^/]+)/.exec(location.hash)?.[1] ?? '';
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
    const database = await settled(indexedDB.open(`loopscope ${location.pathname}`));
    const range = IDBKeyRange.bound([run, 0], [run, Number.MAX_SAFE_INTEGER]);
    const batches: { events: Event[] }[] = await settled(
      database.transaction('events').objectStore('events').getAll(range),
    );
    database.close();
    return batches.flatMap(({ events }) => events) as never;
  });
}

/** The facts of one type among some. */
export function only<Type extends Event['type']>(facts: readonly Event[], type: Type) {
  return facts.filter((fact): fact is Extract<Event, { type: Type }> => fact.type === type);
}
