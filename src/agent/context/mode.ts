import type { Config } from '../../protocol/config.ts';

/** What the model is told when plan mode begins or ends, in the conversation: the text in front of it stays as it is. */
export function tellMode({ mode, tools }: Config): string {
  if (mode !== 'plan') return `Plan mode is over. The mode is ${mode} now: ${after[mode]}`;
  const leave = tools.some(({ name }) => name === 'exit_plan_mode')
    ? 'call exit_plan_mode with your plan. The person may change it, and it binds once they approve it'
    : 'lay out your plan in your answer, and wait';
  return `The mode is plan: nothing that changes files or runs code may run, and such calls are refused. Look around with what only reads, ask what only the person can decide, then ${leave}.`;
}

const after = {
  default: 'you may act, and the person is asked where the rules say so.',
  auto: 'you may act, and nobody is asked unless the rules say so.',
} as const;
