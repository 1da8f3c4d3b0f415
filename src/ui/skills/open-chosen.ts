import { sized } from '../../base/text.ts';
import type { ChosenFile, Opened } from './sources.ts';

/** How large a zip may be that is opened at all. */
const mostBytes = 50_000_000;

/** Opens what a person chose: a folder as it is, a zip as the folder that was packed into it. */
export async function openChosen(chosen: readonly ChosenFile[]): Promise<Opened> {
  const [first, ...others] = chosen;
  if (first === undefined) return { ok: false, why: 'There is no file in it.' };
  if (others.length === 0 && /\.(zip|skill)$/i.test(first.path)) {
    if (first.size > mostBytes)
      return { ok: false, why: `The zip has ${sized(first.size)}; at most ${sized(mostBytes)} are opened.` };
    const { readZip } = await import('./read-zip.ts');
    return readZip(new Uint8Array(await first.read()));
  }
  const files = chosen.map((file) => ({
    path: file.path,
    size: file.size,
    read: async () => new Uint8Array(await file.read()),
  }));
  return { ok: true, files };
}
