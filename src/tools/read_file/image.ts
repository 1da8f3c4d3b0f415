const kinds: readonly (readonly [mime: string, start: string, at8: string])[] = [
  ['image/png', '\x89PNG', ''],
  ['image/jpeg', '\xff\xd8\xff', ''],
  ['image/gif', 'GIF8', ''],
  ['image/webp', 'RIFF', 'WEBP'],
];

/** The kind of image that these bytes are, by how they begin, among those that models can see. */
export function imageIn(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  return kinds.find(([, begins, then]) => start.startsWith(begins) && start.startsWith(then, 8))?.[0];
}
