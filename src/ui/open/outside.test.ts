import { expect, test } from 'vitest';
import { outsideOf } from './outside.ts';

test('the path of a link, of a file elsewhere, and of nothing', () => {
  expect(outsideOf('/s/abc_-1')).toEqual({ is: 'link', signs: 'abc_-1' });
  expect(outsideOf('/open')).toEqual({ is: 'nothing' });
  const file = { is: 'address', address: 'https://a.org/b/run.zip?c=d', origin: 'https://a.org', name: 'run.zip' };
  expect(outsideOf(`/open/${encodeURIComponent('https://a.org/b/run.zip?c=d')}`)).toEqual(file);
  expect(outsideOf('/open/https://a.org/b/run.zip?c=d')).toEqual(file);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'https://a:b@c.org/',
  'run.zip',
  '%',
  'https://',
])('%s is no address that anybody is asked for', (text) => {
  expect(outsideOf(`/open/${encodeURIComponent(text)}`)).toMatchObject({ is: 'no address' });
});
