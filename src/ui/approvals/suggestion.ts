import { agentsView } from '../../views/agent.ts';
import { type PersonAct, personSays } from '../../views/person.ts';
import type { Question } from '../../views/questions.ts';
import type { Reading } from '../../views/view.ts';

/** What the person of the scenario would do about the question in front, in words; undefined when it says nothing. */
export function suggestionFor(question: Question, log: Reading): string | undefined {
  const play = log.read(agentsView).main?.config.play;
  const said = play === undefined ? undefined : personSays(play, log);
  if (said === undefined || 'unanswered' in said) return undefined;
  if ('call' in said.act && said.act.call !== question.call.id) return undefined;
  return wordsOf(said.act);
}

function wordsOf(act: PersonAct): string | undefined {
  switch (act.do) {
    case 'decide':
      if (act.verdict === 'deny') return `Deny, because: ${act.reason}`;
      if (typeof act.input?.plan === 'string') return `Approve it as\n${act.input.plan}`;
      return act.input === undefined ? 'Allow once' : `Allow with edits: ${JSON.stringify(act.input)}`;
    case 'answer':
      return act.text;
    case 'stop':
      return 'Stop the run';
    case 'set':
      return `Change the settings: ${JSON.stringify(act.config)}`;
    case 'prompt':
      return undefined;
  }
}
