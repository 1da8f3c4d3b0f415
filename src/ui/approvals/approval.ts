import type { Risk, StandingPermission } from '../../protocol/config.ts';
import type { JsonObject } from '../../protocol/json.ts';
import type { Question } from '../../views/questions.ts';
import { type Drafted, same } from '../kit/draft.ts';
import { rulesIn, type Standing } from './always.ts';

/** The answers to an approval, in the order of their digits. */
export const choices = ['once', 'always', 'edit', 'deny'] as const;
export type Choice = (typeof choices)[number];

/** What the person decided about a call. */
export type Decision =
  | { readonly verdict: 'allow'; readonly input?: JsonObject; readonly always?: StandingPermission }
  | { readonly verdict: 'deny'; readonly reason?: string };

/** What would be sent now, in the words of the button that sends it; or why nothing can be. */
export type Pending =
  | { readonly ready: true; readonly word: string; readonly decision: Decision }
  | { readonly ready: false; readonly word: string };

/** What stands in the dialog besides the choice. */
export interface Written {
  readonly drafted: Drafted;
  readonly before: JsonObject;
  readonly standing: Standing;
  readonly reason: string;
}

/** Reads the state of the dialog: the decision that confirming it would send. */
export function pendingOf(choice: Choice | undefined, { drafted, before, standing, reason }: Written): Pending {
  switch (choice) {
    case undefined:
      return { ready: false, word: 'Choose an answer' };
    case 'once':
      return { ready: true, word: 'Allow once', decision: { verdict: 'allow' } };
    case 'always': {
      const rules = rulesIn(standing.text);
      if (rules.length === 0) return { ready: false, word: 'No rule yet' };
      return {
        ready: true,
        word: `Always allow in this ${standing.scope}`,
        decision: { verdict: 'allow', always: { rules, scope: standing.scope } },
      };
    }
    case 'edit':
      if (!drafted.ok) return { ready: false, word: 'Not valid yet' };
      if (same(drafted.input, before)) return { ready: false, word: 'Nothing edited yet' };
      return { ready: true, word: 'Allow with edits', decision: { verdict: 'allow', input: drafted.input } };
    case 'deny': {
      const said = reason.trim();
      if (said === '') return { ready: true, word: 'Deny without a reason', decision: { verdict: 'deny' } };
      return { ready: true, word: 'Deny with this reason', decision: { verdict: 'deny', reason: said } };
    }
  }
}

const asks = {
  read: 'Let the agent look at this?',
  write: 'Let the agent change this?',
  execute: 'Let the agent run this?',
  web: 'Let the agent reach out of this page?',
  meta: 'Let the agent do this?',
} as const satisfies Record<Risk, string>;

const asksOfTool: Readonly<Record<string, string>> = {
  edit_file: 'Let the agent edit this file?',
  write_file: 'Let the agent write this file?',
  bash: 'Let the agent run this command?',
  exit_plan_mode: 'Approve this plan?',
};

/** The title of the dialog: what is asked, in a few words. */
export function titleOf({ is, call }: Question): string {
  if (is === 'question') return 'The agent asks you';
  return (Object.hasOwn(asksOfTool, call.name) ? asksOfTool[call.name] : undefined) ?? asks[call.risk];
}

/** Who asks, and when. */
export function whoOf({ agent, turn }: Question): string {
  return `${agent === 'main' ? 'Main agent' : `Agent ${agent}`}, turn ${turn}, in the folder /.`;
}
