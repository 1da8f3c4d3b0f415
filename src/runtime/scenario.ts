import { readFileSync } from 'node:fs';
import type { Event } from '../protocol/event.ts';
import type { Script } from '../protocol/script.ts';
import type { Question } from '../views/questions.ts';
import type { CheckResult } from './checks.ts';
import { playScript } from './play-script.ts';
import { formatIssue, readScript } from './read-script.ts';

const usage = `npm run scenario -- FILE.yaml [--quiet]

Plays a script without a page and without waiting, and prints its facts as JSON Lines, then its checks.
  --quiet  prints the checks only
Ends with 0 when every check passed, 1 when one failed or a question found no answer, 2 when the script is bad.`;

/** Whose words go where: facts and checks are results, what is wrong with the command is not. */
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

process.exitCode = await main(process.argv.slice(2));

async function main(options: readonly string[]): Promise<0 | 1 | 2> {
  const [file, ...more] = options.filter((option) => !option.startsWith('--'));
  const unknown = options.find((option) => option.startsWith('--') && option !== '--quiet');
  if (file === undefined || more.length > 0 || unknown !== undefined) {
    complain(unknown === undefined ? usage : `There is no option ${unknown}.\n\n${usage}`);
    return 2;
  }
  const script = load(file);
  return script === undefined ? 2 : play(script, options.includes('--quiet'));
}

function load(file: string): Script | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    complain(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
  const reading = readScript(text);
  if (reading.ok) return reading.script;
  for (const issue of reading.issues) complain(formatIssue(file, issue));
  return undefined;
}

async function play(script: Script, quiet: boolean): Promise<0 | 1> {
  const print = (event: Event): void => say(JSON.stringify(event));
  const { checks, unanswered } = await playScript(script, quiet ? undefined : print);
  for (const check of checks) say(inWords(check));
  for (const question of unanswered) say(`NO ANSWER to ${asked(question)}`);
  const failed = checks.filter(({ passed }) => !passed).length;
  say(`${checks.length - failed} of ${checks.length} checks passed.`);
  return failed + unanswered.length === 0 ? 0 : 1;
}

function inWords(check: CheckResult): string {
  return check.passed ? `ok    ${check.wanted}` : `FAIL  ${check.wanted}\n      ${check.found}`;
}

function asked({ is, call: { id, name, input }, decided }: Question): string {
  const what = `${id} ${name} ${JSON.stringify(input)}`;
  return is === 'approval' ? `${what} (fact ${decided.seq}: ${decided.reason})` : what;
}
