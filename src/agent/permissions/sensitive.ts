import { resolvePath } from '../../base/path.ts';

/** Names that no path may go through, as one word for each place: what lies in `.ssh` is as closed as `.ssh` itself. */
const closed: readonly (readonly [kind: string, name: RegExp])[] = [
  ['.ssh/', /^\.ssh$/],
  ['.aws/', /^\.aws$/],
  ['.gnupg/', /^\.gnupg$/],
  ['.azure/', /^\.azure$/],
  ['.netrc', /^\.netrc$/],
  ['.npmrc', /^\.npmrc$/],
  ['.pypirc', /^\.pypirc$/],
  ['*.pem', /\.pem$/],
  ['*.key', /\.key$/],
  ['id_rsa*', /^id_rsa/],
  ['id_ed25519*', /^id_ed25519/],
  ['*credentials*', /credentials/],
  ['.env', /^\.env$/],
  ['.env.*', /^\.env\.(?!example$)/],
  ['secrets/', /^secrets$/],
];

/** Any of them, asked at once: the guard looks at every file of a search. */
const closedName = new RegExp(closed.map(([, { source }]) => source).join('|'));

/** Places that more than one name makes. */
const places: readonly (readonly [kind: string, place: RegExp])[] = [
  ['.kube/config', /(^|\/)\.kube\/config(\/|$)/],
  ['.docker/config.json', /(^|\/)\.docker\/config\.json(\/|$)/],
  ['.config/gcloud/', /(^|\/)\.config\/gcloud(\/|$)/],
  ['/etc/', /^etc(\/|$)/],
];

/**
 * Which sensitive place a path names, such as `.ssh/`, or none. Spelling hides nothing: not letter case, not Unicode
 * forms, not letters that are not drawn, not dots and spaces at the end of a name, not backslashes.
 */
export function sensitivePlace(path: string): string | undefined {
  const names = plainNames(path);
  const name = names.find((each) => closedName.test(each));
  if (name !== undefined) return closed.find(([, pattern]) => pattern.test(name))?.[0];
  const spelled = names.join('/');
  // what looks like `..` may be a name: both readings are judged
  const readings = names.includes('..') ? [spelled, resolvePath(spelled) ?? spelled] : [spelled];
  return places.find(([, pattern]) => readings.some((each) => pattern.test(each)))?.[0];
}

/** The names of a path without the dress of their letters. */
export function plainNames(path: string): readonly string[] {
  return plainLetters(path)
    .split(/[/\\]/)
    .map(plainName)
    .filter((name) => name !== '' && name !== '.');
}

const notDrawn = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;

function plainLetters(text: string): string {
  // capitals first: some small letters, such as ſ and ı, are found by their capital only
  const letters = text.normalize('NFKC').toUpperCase().toLowerCase();
  return letters.replace(notDrawn, '').replaceAll('i\u0307', 'i');
}

/** As some file systems store a name: without dots and spaces at its end, or spaces at its start. */
function plainName(name: string): string {
  if (name === '.' || name === '..') return name;
  return name.replace(/^\s+|[\s.]+$/gu, '');
}
