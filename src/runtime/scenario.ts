import { readFileSync } from 'node:fs';
import { runScenario } from './command-line.ts';

process.exitCode = await runScenario(process.argv.slice(2), {
  read: (file) => readFileSync(file, 'utf8'),
  say: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
});
