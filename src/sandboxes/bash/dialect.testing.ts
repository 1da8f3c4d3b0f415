import type { Dialect } from '../dialect.testing.ts';

export const dialect: Dialect = {
  print: (text, stream) => `echo '${text}'${stream === 'stderr' ? ' >&2' : ''}`,
  show: (path) => `cat ${path}`,
  write: (path, text) => `mkdir -p "$(dirname ${path})"; printf '%s' '${text}' > ${path}`,
  remove: (path) => `rm ${path}`,
  exit: (code) => `exit ${code}`,
  echo: 'echo "$1"; cat',
  endless: 'while true; do :; done',
  bomb: 'x=xxxxxxxxxxxxxxxx; while true; do x="$x$x"; done',
  flood: 'seq 1 500000',
};
