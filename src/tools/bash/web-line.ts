import { domainOf } from '../../agent/web/address.ts';
import { nameIn, readsWeb, readWebLine, wholeAddress } from '../../agent/web/command-line.ts';
import type { Subjects } from '../../protocol/event.ts';
import { quoted, type Word } from './words.ts';

/** What a command would ask of the web: the address, or at least the host, as far as that is known. */
export type Asked = Omit<NonNullable<Subjects['requests']>[number], 'command'>;

/** What `curl` or `wget` would ask, and the files that it would write. */
export function askedBy(
  name: string,
  words: readonly Word[],
): { readonly asked: readonly Asked[]; readonly files: readonly string[] } {
  if (!readsWeb(name)) return { asked: [], files: [] };
  const { addresses, outputs, headers, values } = readWebLine(name, words, certain, plain);
  const told = addresses.flatMap((word) => askedAt(word) ?? []);
  // whatever else is sent along is to be known, too
  const open = [...headers, ...values.values()].some((word) => certain(word) === undefined);
  const asked = open ? told.map(({ domain }) => (domain === undefined ? {} : { domain })) : told;
  return { asked, files: filesOf(name, addresses, outputs) };
}

function certain({ value, likely }: Word): string | undefined {
  return value ?? likely;
}

function plain(value: string): Word {
  return { value, text: quoted(value), splits: false };
}

/** Undefined where nothing can be asked, for there is no such address. */
function askedAt(word: Word): Asked | undefined {
  const known = certain(word);
  if (known !== undefined) {
    const address = wholeAddress(known);
    const domain = domainOf(address);
    return domain === undefined ? undefined : { address, domain };
  }
  const host = /^https?:\/\/[^/\\?#]+(?=[/\\?#])/i.exec(wholeAddress(word.begins ?? ''))?.[0];
  const domain = host === undefined ? undefined : domainOf(host);
  return domain === undefined ? {} : { domain };
}

function filesOf(name: string, addresses: readonly Word[], outputs: readonly (Word | 'named')[]): readonly string[] {
  const every = name === 'wget' && outputs.length === 0 ? addresses.map(() => 'named' as const) : outputs;
  return every.flatMap((output, at) => {
    if (output !== 'named') return output.value === undefined || output.value === '-' ? [] : [output.value];
    const known = addresses[at]?.value;
    return known === undefined ? [] : [nameIn(known)];
  });
}
