import { type TarHeader, unpackTar } from 'modern-tar';
import { type Around, mostPacked, type Said, TooLarge } from './archiving.ts';
import { asBytes, bytesOf, textAsBytes } from './bytes.ts';
import type { TarLine } from './tar-line.ts';
import { gunzipSync } from './zlib.ts';

/** Lists an archive, or unpacks it. What would stand outside of the folder that it is unpacked to, and links, are left out and said. */
export async function openArchive(line: TarLine, around: Around, said: Said): Promise<void> {
  const { does, file, folder, names, wordy, printed, strip } = line;
  const { fs, cwd, stdin } = around;
  const packed = file === '-' ? bytesOf(String(stdin)) : await fs.readFileBuffer(fs.resolvePath(cwd, file));
  const archive = packed[0] === 0x1f && packed[1] === 0x8b ? unzipped(packed) : packed;
  if (archive.length > mostPacked.bytes) throw new TooLarge();
  const found = new Set<string>();
  const wanted = (name: string) => {
    const fits = names.filter(
      (each) => name === each.replace(/\/$/, '') || name.startsWith(`${each.replace(/\/$/, '')}/`),
    );
    for (const each of fits) found.add(each);
    return names.length === 0 || fits.length > 0;
  };
  const entries = await unpackTar(archive, { strict: true });
  if (entries.length > mostPacked.entries) throw new TooLarge();
  const to = fs.resolvePath(cwd, folder);
  for (const { header, data = new Uint8Array() } of entries) {
    if (!wanted(header.name.replace(/\/$/, ''))) continue;
    if (does === 'list' || wordy)
      said.stdout += textAsBytes(`${does === 'list' && wordy ? inFull(header) : header.name}\n`);
    if (does === 'list') continue;
    const place = header.name.split('/').filter((name) => name !== '' && name !== '.');
    const inside = place.slice(strip);
    if (place.includes('..')) said.fail(`${header.name}: leads out of where it is unpacked, and was left out`);
    else if (header.type !== undefined && header.type !== 'file' && header.type !== 'directory')
      said.fail(`${header.name}: is a ${header.type}, and only files and folders are unpacked`);
    else if (inside.length === 0) continue;
    else if (printed) said.stdout += header.type === 'directory' ? '' : asBytes(data);
    else
      try {
        const path = fs.resolvePath(to, inside.join('/'));
        const above = header.type === 'directory' ? path : path.slice(0, path.lastIndexOf('/')) || '/';
        if (above !== '/') await fs.mkdir(above, { recursive: true });
        if (header.type !== 'directory') await fs.writeFile(path, data);
      } catch (error) {
        said.fail(error);
      }
  }
  for (const each of names) if (!found.has(each)) said.fail(`${each}: Not found in archive`);
}

function unzipped(packed: Uint8Array): Uint8Array {
  try {
    return gunzipSync(packed, { maxOutputLength: mostPacked.bytes });
  } catch (error) {
    throw error instanceof RangeError ? new TooLarge() : error;
  }
}

/** A line of `tar -tv`, without owner and time, which nothing here has. */
function inFull({ name, type, mode = 0o644, size, linkname }: TarHeader): string {
  const kind = type === 'directory' ? 'd' : type === 'symlink' ? 'l' : '-';
  const bits = [...'rwxrwxrwx'].map((letter, at) => ((mode >> (8 - at)) & 1 ? letter : '-')).join('');
  return `${kind}${bits} ${String(size).padStart(9)} ${name}${linkname ? ` -> ${linkname}` : ''}`;
}
