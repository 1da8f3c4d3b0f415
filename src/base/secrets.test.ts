import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdsSecret, redacted, withoutKey, withoutKeys } from './secrets.ts';

test.each([
  'sk-ant-api03-AbCdEf0123456789AbCdEf0123456789',
  'sk-proj-AbCdEf0123456789_AbCdEf',
  'gsk_AbCdEf0123456789AbCdEf',
  'AIzaSyA0123456789abcdefghijklmnopqrstuv',
  'ghp_0123456789abcdefghijABCDEFGHIJ012345',
  'AKIAIOSFODNN7EXAMPLE',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9',
])('%s is taken out', (key) => {
  expect(withoutKeys(`KEY=${key}\n`)).toBe(`KEY=${redacted}\n`);
});

test('what follows Bearer goes, and a private key goes whole', () => {
  expect(withoutKeys('Authorization: Bearer abcdefghijklmnop1234')).toBe(`Authorization: Bearer ${redacted}`);
  expect(withoutKeys('-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----')).toBe(redacted);
});

test('words and code stay as they are', () => {
  const text = 'A task-list, sk-1, risk-free; const disk = "sk-"; bearer of news';
  expect(withoutKeys(text)).toBe(text);
});

test('a known key is nowhere left, whatever it looks like', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 12 }), fc.string(), (before, key, after) => {
      fc.pre(!redacted.includes(key));
      const text = withoutKey(`${before}${key}${encodeURIComponent(key)}${after}`, key);
      expect(text.replaceAll(redacted, '\n')).not.toContain(key);
    }),
  );
});

test.each([
  'The password for the shop is tr0ub4dor-3x.',
  'API_KEY=9f8e7d6c5b4a',
  'token: "abc123def456"',
  `The key is sk-${'a1'.repeat(12)}`,
])('%s holds a secret', (text) => {
  expect(holdsSecret(text)).toBe(true);
});

test.each([
  'The password is in the safe of the office.',
  'Passwords are kept in 1Password, ask Noor.',
  'The token is refreshed every hour.',
  'Use the secret santa list of 2026-12-01.',
])('%s holds none', (text) => {
  expect(holdsSecret(text)).toBe(false);
});
