import { decode } from '../../base/text.ts';

/** What the bytes of a file are, as far as a page can draw them. */
export type Content =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'image'; readonly kind: string; readonly mime: string }
  | { readonly is: 'binary' };

const images: readonly (readonly [kind: string, mime: string, starts: readonly number[]])[] = [
  ['PNG', 'image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', 'image/jpeg', [0xff, 0xd8, 0xff]],
  ['GIF', 'image/gif', [0x47, 0x49, 0x46, 0x38]],
];

/** Tells text from an image and from anything else. */
export function contentOf(bytes: Uint8Array): Content {
  const image = images.find(([, , starts]) => starts.every((byte, at) => bytes[at] === byte));
  if (image !== undefined) return { is: 'image', kind: image[0], mime: image[1] };
  if (isWebp(bytes)) return { is: 'image', kind: 'WebP', mime: 'image/webp' };
  const text = decode(bytes);
  return text === undefined ? { is: 'binary' } : { is: 'text', text };
}

function isWebp(bytes: Uint8Array): boolean {
  const word = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  return word(0) === 'RIFF' && word(8) === 'WEBP';
}
