import { withoutKeys } from '../../base/secrets.ts';

/** A file that is ready to be given to the person. */
export interface Ready {
  readonly ending: string;
  readonly text: string;
}

/** The name of a file for a run: its title in small letters, without what file systems do not like. */
export function fileName(title: string, ending: string): string {
  const words = withoutKeys(title)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .match(/[\p{L}\p{N}]+/gu);
  return `${(words ?? ['run']).join('-').slice(0, 60)}.${ending}`;
}
