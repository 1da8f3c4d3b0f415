import { counted } from '../base/text.ts';
import type { Event } from '../protocol/event.ts';
import type { Script } from '../protocol/script.ts';
import { tools } from '../tools/index.ts';
import type { Question } from '../views/questions.ts';
import type { CheckResult } from './checks.ts';
import { bundledAgents, bundledSkills } from './defaults.ts';
import { playScript } from './play-script.ts';
import { formatIssue, readScript } from './read-script.ts';
import { Strayed } from './repeat.ts';

/** What the command asks of the machine it runs on. */
export interface Terminal {
  /** The text of a file; throws when there is none. */
  read(file: string): string;
  /** Results go here, */
  say(line: string): void;
  /** and what is wrong with the command or the script goes here. */
  complain(line: string): void;
}

const usage = `npm run scenario -- FILE.yaml [--quiet]

Plays a script without a page and without waiting. Prints its facts as JSON Lines, then its checks.
  --quiet  prints the checks only
A recorded run is played as it was: each request must bring the model what it brought then.
Ends with 0 when every check passed, 1 when one failed, a question found no answer or a recorded run went another way,
and 2 when the script is bad.`;

/** Plays the script that the options name, and gives the number that the command ends with. */
export async function runScenario(options: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const [file, ...more] = options.filter((option) => !option.startsWith('-'));
  const unknown = options.find((option) => option.startsWith('-') && option !== '--quiet');
  if (file === undefined || more.length > 0 || unknown !== undefined) {
    terminal.complain(unknown === undefined ? usage : `There is no option ${unknown}.\n\n${usage}`);
    return 2;
  }
  const script = load(file, terminal);
  return script === undefined ? 2 : play(script, options.includes('--quiet'), terminal);
}

function load(file: string, { read, complain }: Terminal): Script | undefined {
  let text: string;
  try {
    text = read(file);
  } catch (error) {
    complain(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
  const reading = readScript(text, { tools: [...tools.keys()], skills: bundledSkills, agents: bundledAgents });
  if (reading.ok) return reading.script;
  for (const issue of reading.issues) complain(formatIssue(file, issue));
  return undefined;
}

async function play(script: Script, quiet: boolean, { say }: Terminal): Promise<0 | 1> {
  const print = (event: Event): void => say(JSON.stringify(event));
  const played = await playScript(script, quiet ? undefined : print).catch(otherWay);
  if (played instanceof Strayed) {
    say(`OTHER WAY  ${played.message}`);
    if (played.miss !== undefined) say(`           ${played.miss}`);
    return 1;
  }
  const { events, checks, unanswered } = played;
  for (const check of checks) say(inWords(check));
  for (const question of unanswered) say(`NO ANSWER  ${asked(question)}`);
  const failed = checks.filter(({ passed }) => !passed).length;
  say(`${checks.length - failed} of ${checks.length} checks passed.`);
  if (script.recorded.length > 0) say(`It went as recorded: ${counted(events.length, 'fact')}.`);
  return failed + unanswered.length === 0 ? 0 : 1;
}

/** That a recorded run goes another way is no bug; anything else is. */
function otherWay(error: unknown): Strayed {
  if (error instanceof Strayed) return error;
  throw error;
}

function inWords(check: CheckResult): string {
  return check.passed ? `ok    ${check.wanted}` : `FAIL  ${check.wanted}\n      ${check.found}`;
}

function asked({ is, call: { id, name, input }, decided: { seq, reason } }: Question): string {
  const why = is === 'approval' ? `: ${reason}` : '';
  return `to fact ${seq}, ${id} ${name} ${JSON.stringify(input)}${why}`;
}
