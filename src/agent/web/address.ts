import { parseUrl } from './parse-url.ts';

/** Longer addresses carry more than an address. */
const longest = 2000;

/** Endings of names that only a local net knows, or that stand for the computer itself. */
const localEndings = ['localhost', 'local', 'internal', 'intranet', 'private', 'corp', 'home', 'lan', 'home.arpa'];

/**
 * Why an address may not be asked, in words for the model; undefined when it may. Numbers are judged in every form in
 * which they can be written, names by how they end: where a public name leads, a browser does not show.
 */
export function addressFault(address: string): string | undefined {
  if (address.length > longest) return `an address has at most ${longest} characters, and this has ${address.length}`;
  const url = parseUrl(address);
  if (url === undefined) return 'it is no whole address; write it with its scheme, such as https://example.org/page';
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return `only http and https are asked, and its scheme is ${url.protocol.slice(0, -1)}`;
  if (url.username !== '' || url.password !== '') return 'it holds a name or password, and none are sent to a page';
  return hostFault(url.hostname);
}

/** The host of an address as rules name it: without its port and without a dot at its end; undefined when it has none. */
export function domainOf(address: string): string | undefined {
  const domain = parseUrl(address)?.hostname.replace(/\.+$/, '');
  return domain === '' ? undefined : domain;
}

function hostFault(hostname: string): string | undefined {
  const host = hostname.replace(/\.+$/, '');
  if (host === '') return 'it names no host';
  const [, v6] = /^\[(.*)\]$/.exec(host) ?? [];
  if (v6 !== undefined) return isPublicV6(v6) ? undefined : notPublic(host);
  const v4 = numbersOf(host);
  if (v4 !== undefined) return isPublicV4(v4) ? undefined : notPublic(host);
  if (!host.includes('.') || localEndings.some((ending) => host === ending || host.endsWith(`.${ending}`)))
    return `${host} is a name of this computer or of a local net, and only public pages are asked`;
  return undefined;
}

function notPublic(host: string): string {
  return `${host} is a number of this computer, of a private net or of none, and only public pages are asked`;
}

/** An IPv4 address: whatever form it was written in, a parsed address shows it as four decimal numbers. */
function numbersOf(host: string): readonly number[] | undefined {
  return /^\d+(\.\d+){3}$/.test(host) ? host.split('.').map(Number) : undefined;
}

/** Blocks that lead to nobody on the public net: the first numbers of each, and how many bits of them count. */
const closedV4: readonly (readonly [start: readonly [number, number, number], bits: number])[] = [
  [[0, 0, 0], 8],
  [[10, 0, 0], 8],
  [[100, 64, 0], 10],
  [[127, 0, 0], 8],
  [[169, 254, 0], 16],
  [[172, 16, 0], 12],
  [[192, 0, 0], 24],
  [[192, 0, 2], 24],
  [[192, 88, 99], 24],
  [[192, 168, 0], 16],
  [[198, 18, 0], 15],
  [[198, 51, 100], 24],
  [[203, 0, 113], 24],
  [[224, 0, 0], 3],
];

function isPublicV4([a = 0, b = 0, c = 0]: readonly number[]): boolean {
  const place = a * 0x10000 + b * 0x100 + c;
  return !closedV4.some(([[x, y, z], bits]) => {
    const size = 2 ** (24 - bits);
    return Math.floor(place / size) === Math.floor((x * 0x10000 + y * 0x100 + z) / size);
  });
}

/** Of IPv6 only what is given out for the public net, without the parts that carry another address inside. */
function isPublicV6(written: string): boolean {
  const [first = 0, second = 0] = written.split(':').map((part) => Number.parseInt(part || '0', 16));
  if (first < 0x2000 || first > 0x3fff) return false;
  // Teredo, benchmarks and the like; documentation; 6to4
  const special = (first === 0x2001 && (second < 0x200 || second === 0xdb8)) || first === 0x3fff;
  return !special && first !== 0x2002;
}
