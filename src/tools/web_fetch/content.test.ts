import { expect, test } from 'vitest';
import { encode } from '../../base/text.ts';
import { contentOf } from './content.ts';

const latin = Uint8Array.from('caf\xe9', (letter) => letter.charCodeAt(0));

test.each([
  ['text/html; charset=utf-8', encode('<p>x'), { is: 'html', text: '<p>x' }],
  ['application/xhtml+xml', encode('<p>x'), { is: 'html', text: '<p>x' }],
  ['application/json', encode('{}'), { is: 'text', text: '{}' }],
  ['application/ld+json', encode('{}'), { is: 'text', text: '{}' }],
  ['image/svg+xml', encode('<svg/>'), { is: 'text', text: '<svg/>' }],
  ['text/plain; charset="ISO-8859-1"', latin, { is: 'text', text: 'café' }],
  ['text/plain; charset=nobody-knows', encode('é'), { is: 'text', text: 'é' }],
  [
    'text/html',
    Uint8Array.from([...encode('<meta charset=windows-1252>'), 0xe9]),
    { is: 'html', text: '<meta charset=windows-1252>é' },
  ],
  ['text/plain; charset=utf-16le', Uint8Array.from([0x61, 0, 0x62, 0]), { is: 'text', text: 'ab' }],
  ['text/plain', encode('\ufeffx'), { is: 'text', text: 'x' }],
  ['', encode('plain'), { is: 'text', text: 'plain' }],
  ['', encode(' <!DOCTYPE html><p>x'), { is: 'html', text: ' <!DOCTYPE html><p>x' }],
  ['application/octet-stream', encode('plain'), { is: 'text', text: 'plain' }],
  ['', Uint8Array.from([0x7f, 0x45, 0, 1]), { is: 'binary', kind: 'unknown content' }],
  ['text/plain', Uint8Array.from([1, 0, 2]), { is: 'binary', kind: 'text/plain' }],
  ['image/png', encode('x'), { is: 'binary', kind: 'image/png' }],
  ['application/pdf', encode('%PDF'), { is: 'binary', kind: 'application/pdf' }],
] as const)('%s is told apart', (type, bytes, content) => {
  expect(contentOf({ type, bytes })).toEqual(content);
});
