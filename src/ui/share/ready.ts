import { withoutKeys } from '../../base/secrets.ts';

/** A text that is ready to be given to the person, as a file unless it is a link. */
export interface Ready {
  readonly text: string;
  /** How the name of its file ends; what has no such ending is copied only. */
  readonly ending?: string;
  /** What copying it is called, where that makes sense. */
  readonly copy?: string;
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
