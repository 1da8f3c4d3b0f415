/** A file of the person's own that a run begins with, whatever is in it. */
export interface Upload {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What a run can begin with: so many files, so large each, and so large together. */
export const uploadLimits = { files: 1000, fileBytes: 5_000_000, allBytes: 25_000_000 } as const;

/** Why these files are more than a run can begin with; undefined when they are not. */
export function uploadFault(sizes: readonly number[]): string | undefined {
  const { files, fileBytes, allBytes } = uploadLimits;
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const number = (value: number): string => value.toLocaleString('en-US');
  const mega = (value: number): string => `${(value / 1e6).toFixed(1).replace(/\.0$/, '')} MB`;
  if (sizes.length > files) return `These are ${number(sizes.length)} files, and a run takes at most ${number(files)}.`;
  if (sizes.some((size) => size > fileBytes)) return `One file is larger than ${mega(fileBytes)}.`;
  if (all > allBytes) return `Together they have ${mega(all)}, and a run takes at most ${mega(allBytes)}.`;
  return undefined;
}
