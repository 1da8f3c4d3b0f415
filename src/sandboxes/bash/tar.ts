import { type CustomCommand, defineCommand } from 'just-bash/browser';
import { createTarPacker, type TarHeader } from 'modern-tar';
import { type Around, mostPacked, Said, TooLarge } from './archiving.ts';
import { asBytes, joined, textAsBytes } from './bytes.ts';
import { readTarLine, type TarLine } from './tar-line.ts';
import { openArchive } from './untar.ts';
import { gzipSync } from './zlib.ts';

/** `tar`, with gzip or without: packs, lists and unpacks. */
export function tar(): CustomCommand {
  return defineCommand('tar', async (args, around) => {
    const line = readTarLine(args);
    const said = new Said();
    if (typeof line === 'string') said.fail(line);
    else
      try {
        await (line.does === 'create' ? pack(line, around, said) : openArchive(line, around, said));
      } catch (error) {
        said.fail(error);
      }
    const { stdout, stderr, exitCode } = said;
    return { stdout, stderr, exitCode, stdoutKind: 'bytes' as const };
  });
}

interface Entry {
  readonly header: TarHeader;
  readonly bytes: Uint8Array;
}

async function pack({ file, folder, names, zipped, wordy }: TarLine, { fs, cwd }: Around, said: Said): Promise<void> {
  const from = fs.resolvePath(cwd, folder);
  const own = file === '-' ? undefined : fs.resolvePath(cwd, file);
  const entries: Entry[] = [];
  let room = mostPacked.bytes;
  const put = (header: TarHeader, bytes: Uint8Array = new Uint8Array()): void => {
    room -= bytes.length;
    if (room < 0 || entries.length === mostPacked.entries) throw new TooLarge();
    // when it was packed stands nowhere in it: the same files make the same archive
    entries.push({ header: { ...header, mtime: new Date(0), size: bytes.length }, bytes });
  };
  const add = async (name: string, path: string): Promise<void> => {
    if (path === own) return;
    const { isDirectory, isSymbolicLink } = await fs.lstat(path);
    if (isSymbolicLink) return put({ name, type: 'symlink', linkname: await fs.readlink(path), size: 0 });
    if (!isDirectory) return put({ name, mode: 0o644, size: 0 }, await fs.readFileBuffer(path));
    put({ name: `${name}/`, type: 'directory', mode: 0o755, size: 0 });
    for (const each of (await fs.readdir(path)).sort()) await tryAdd(`${name}/${each}`, fs.resolvePath(path, each));
  };
  const tryAdd = (name: string, path: string): Promise<void> =>
    add(name, path).catch((error: unknown) => {
      if (error instanceof TooLarge) throw error;
      said.fail(error);
    });
  for (const given of names) {
    const name = given.replace(/^\/+/, '').replace(/\/+$/, '') || '.';
    if (name.split('/').includes('..')) said.fail(`${given}: a name in an archive holds no ..; name a folder with -C`);
    else await tryAdd(name, fs.resolvePath(from, given));
  }
  const archive = await archiveOf(entries);
  const bytes = zipped ? gzipSync(archive, { level: 6 }) : archive;
  const listed = wordy ? textAsBytes(entries.map(({ header }) => `${header.name}\n`).join('')) : '';
  if (own === undefined) {
    said.stdout += asBytes(bytes);
    said.stderr += listed;
  } else {
    await fs.writeFile(own, bytes);
    said.stdout += listed;
  }
}

async function archiveOf(entries: readonly Entry[]): Promise<Uint8Array> {
  const { readable, controller } = createTarPacker();
  for (const { header, bytes } of entries) {
    const writer = controller.add(header).getWriter();
    if (bytes.length > 0) await writer.write(new Uint8Array(bytes));
    await writer.close();
  }
  controller.finalize();
  const pieces: Uint8Array[] = [];
  const reader = readable.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(pieces);
    pieces.push(value);
  }
}
