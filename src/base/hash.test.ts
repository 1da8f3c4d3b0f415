import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf } from './hash.ts';

test('a hash is the SHA-256 of the bytes, in hex', () => {
  expect(hashOf(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(hashOf(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
    }),
  );
});
