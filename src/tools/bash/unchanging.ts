import { getCommandNames } from 'just-bash/browser';
import type { Word } from './words.ts';

/** Commands that write into no file, whatever they are told. Those that run others are read for themselves. */
const always = new Set(
  (
    '. : [ [[ alias basename bash break builtin cat cd chmod clear column comm command continue cut date declare diff dirname ' +
    'du echo egrep env eval exec exit expand export expr false fgrep file fold getopts grep head hostname join jq let local ' +
    'ls md5sum mkdir mktemp nice nl nohup od paste popd printenv printf pwd pushd read readlink readonly return rev rg rm ' +
    'rmdir seq set sh sha1sum sha256sum shift shopt sleep source stat stdbuf strings tac tail test time timeout touch tr trap ' +
    'tree true type typeset uname unalias unexpand uniq unset wait wc which whoami xargs'
  ).split(' '),
);

/** Commands that write into a file only when a word tells them to, and what such a word holds. */
const unlessTold: Readonly<Record<string, RegExp>> = {
  awk: /[>|]|^-(f|i)|^--/,
  curl: /^-\w*[oO]|^--(output|remote)/,
  find: /^-(fprint|fls)/,
  sed: /w|^-\w*[if]|^--/,
  sort: /^-\w*o|^--/,
};

/** What the shell itself knows, and what its sandbox adds. */
const own = new Set<string>([
  ...getCommandNames(),
  ...always,
  'awk',
  'curl',
  'mktemp',
  'node',
  'python',
  'python3',
  'tar',
  'uname',
  'wget',
]);

/** Whether a name means a command of the shell, and no file. */
export function isOwn(name: string): boolean {
  return own.has(name);
}

/** Whether a command is known to write into no file but those that it is redirected to. */
export function changesNothing(name: string, rest: readonly Word[]): boolean {
  if (always.has(name)) return true;
  const telling = Object.hasOwn(unlessTold, name) ? unlessTold[name] : undefined;
  return telling !== undefined && rest.every(({ value }) => value !== undefined && !telling.test(value));
}
