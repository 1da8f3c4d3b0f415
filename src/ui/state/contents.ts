import { loadBlob } from './shelf.ts';

/** Content by its hash for functions that read many files: what is not there yet is an error, so that it is asked for again. */
export const contents = {
  async get(hash: string): Promise<Uint8Array> {
    const bytes = await loadBlob(hash);
    if (bytes === undefined) throw new Error('The content of a file is not there yet.');
    return bytes;
  },
};
