import { expect, test } from 'vitest';
import { browserTabs } from './browser-tabs.ts';

test('where a browser denies locks, as inside another site, a run can be held all the same', async () => {
  const denied = Object.assign(new Error('Access is denied.'), { name: 'SecurityError' });
  const locks = { request: () => Promise.reject(denied) } as unknown as LockManager;
  const letGo = await browserTabs('denied', locks).sit('run', { over: false, lost: () => {} });
  expect(letGo).toBeTypeOf('function');
});
