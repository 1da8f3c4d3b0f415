import type { Content } from '../protocol/event.ts';

/**
 * What an agent does next, as a plain value: chosen by `nextStep`, held at the gate, done by `perform`. Each pair of
 * `do` and `because` is chosen by exactly one line of `next-step.ts`, or of `others.ts` beside it.
 */
export type Step =
  | { readonly do: 'read-settings'; readonly because: 'rules or hooks changed'; readonly path: string }
  | {
      readonly do: 'load-context';
      readonly because:
        | 'instructions changed'
        | 'memory changed'
        | 'skills changed'
        | 'agents changed'
        | 'not there any more'
        | 'mode changed';
      readonly path: string;
    }
  | { readonly do: 'call-model'; readonly because: 'something new to read' | 'asked again'; readonly attempt: number }
  | { readonly do: 'retry'; readonly because: 'it may heal' | 'the summary may come'; readonly at: number }
  | {
      readonly do: 'ask-hooks';
      readonly because:
        | 'before a call'
        | 'after a result'
        | 'after a failure'
        | 'before a person is asked'
        | 'a person is waited for';
      readonly on: 'PreToolUse' | 'PostToolUse' | 'PostToolUseFailure' | 'PermissionRequest' | 'Notification';
      readonly call: string;
    }
  | { readonly do: 'ask-hooks'; readonly because: 'the run begins'; readonly on: 'SessionStart' }
  | { readonly do: 'ask-hooks'; readonly because: 'the person left'; readonly on: 'SessionEnd' }
  | { readonly do: 'ask-hooks'; readonly because: 'a subagent begins'; readonly on: 'SubagentStart' }
  | { readonly do: 'ask-hooks'; readonly because: 'a prompt came'; readonly on: 'UserPromptSubmit' }
  | { readonly do: 'ask-hooks'; readonly because: 'before a subagent rests'; readonly on: 'SubagentStop' }
  | { readonly do: 'ask-hooks'; readonly because: 'before resting'; readonly on: 'Stop' }
  | { readonly do: 'ask-hooks'; readonly because: 'before a compaction'; readonly on: 'PreCompact' }
  | { readonly do: 'ask-hooks'; readonly because: 'after a compaction'; readonly on: 'PostCompact' }
  | { readonly do: 'clear'; readonly because: 'old results fill the window'; readonly calls: readonly string[] }
  | {
      readonly do: 'compact';
      readonly because: 'over the threshold' | 'too long for the model' | 'a person asked';
    }
  | { readonly do: 'authorize'; readonly because: 'not judged yet'; readonly call: string }
  | {
      readonly do: 'settle';
      readonly because:
        | 'refused'
        | 'answered'
        | 'reported'
        | 'works in the background'
        | 'too deep'
        | 'too many agents'
        | 'all rest'
        | 'something came'
        | 'stopped';
      readonly call: string;
      readonly outcome: Outcome;
    }
  | {
      readonly do: 'hear';
      readonly because: 'a report came' | 'an answer came';
      /** Who came to rest, and with which fact. */
      readonly from: string;
      readonly rested: number;
    }
  | { readonly do: 'hear'; readonly because: 'a task is open'; readonly task: number }
  | { readonly do: 'spawn'; readonly because: 'a brief waits'; readonly call: string }
  | { readonly do: 'run'; readonly because: 'all allowed'; readonly calls: readonly string[] }
  | {
      readonly do: 'wait';
      readonly because:
        | 'for approval'
        | 'for an answer'
        | 'for agents'
        | 'for others'
        | 'for background agents'
        | 'for agents to stop';
      readonly for: readonly string[];
    }
  | {
      readonly do: 'rest';
      readonly because: RestReason;
      readonly why: 'done' | 'stopped' | 'failed' | 'limit';
      readonly text: string;
    };

/** Why an agent comes to rest. */
type RestReason =
  | 'nothing left to do'
  | 'the prompt was blocked'
  | 'stop asked'
  | 'a hook ended it'
  | 'only empty replies'
  | 'it will not heal'
  | 'the same call keeps failing'
  | 'too many turns'
  | 'too much spent';

/** The step of one kind. */
export type StepOf<Kind extends Step['do']> = Extract<Step, { do: Kind }>;

/** What came of a call: what the model reads, and whether that is an error. */
export interface Outcome {
  readonly content: readonly Content[];
  readonly failed: boolean;
}

/** An outcome in words. */
export function told(text: string, failed: boolean): Outcome {
  return { content: [{ type: 'text', text }], failed };
}
