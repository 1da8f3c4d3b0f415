import type { Dialect } from '../dialect.testing.ts';

/** A text that JSON quotes is quoted for Python too. */
const text = JSON.stringify;

export const dialect: Dialect = {
  print: (line, stream) => `import sys\nprint(${text(line)}${stream === 'stderr' ? ', file=sys.stderr' : ''})`,
  show: (path) => `print(open(${text(path)}, encoding="utf-8").read(), end="")`,
  write: (path, content) =>
    `import os\nos.makedirs(os.path.dirname(${text(path)}) or ".", exist_ok=True)\nopen(${text(path)}, "w").write(${text(content)})`,
  remove: (path) => `import os\nos.remove(${text(path)})`,
  exit: (code) => `import sys\nsys.exit(${code})`,
  echo: 'import sys\nprint(sys.argv[1])\nprint(sys.stdin.read(), end="")',
  endless: 'while True:\n  try:\n    while True: pass\n  except BaseException: pass',
  bomb: 'all = []\nwhile True: all.append(bytearray(10**6))',
  flood: 'for i in range(5000): print("x" * 1000)',
};
