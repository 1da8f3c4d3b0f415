import type { Dialect } from '../dialect.testing.ts';

const text = JSON.stringify;

export const dialect: Dialect = {
  print: (line, stream) => `console.${stream === 'stderr' ? 'error' : 'log'}(${text(line)});`,
  show: (path) => `process.stdout.write(require('fs').readFileSync(${text(path)}, 'utf8'));`,
  write: (path, content) => `{
    const fs = require('node:fs');
    fs.mkdirSync(require('path').dirname(${text(path)}), { recursive: true });
    fs.writeFileSync(${text(path)}, ${text(content)});
  }`,
  remove: (path) => `require('fs').unlinkSync(${text(path)});`,
  exit: (code) => `process.exit(${code});`,
  echo: "console.log(process.argv[2]); process.stdout.write(require('fs').readFileSync(0, 'utf8'));",
  endless: 'for (;;) try { for (;;); } catch {}',
  bomb: 'const all = []; for (;;) all.push(new ArrayBuffer(1e6));',
  flood: "for (let i = 0; i < 5000; i++) console.log('x'.repeat(1000));",
};
