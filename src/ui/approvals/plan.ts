import type { JsonObject } from '../../protocol/json.ts';

/** The answers to a plan, in the order of their digits. */
export const planChoices = ['default', 'auto', 'keep'] as const;
export type PlanChoice = (typeof planChoices)[number];

/** What the person decided about a plan: where its approval leads, or why it is not approved. */
export type PlanDecision =
  | { readonly verdict: 'allow'; readonly mode: 'default' | 'auto'; readonly input?: JsonObject }
  | { readonly verdict: 'deny'; readonly reason?: string };

/** What would be sent now, in the words of the button that sends it; or why nothing can be. */
export type PendingPlan =
  | { readonly ready: true; readonly word: string; readonly decision: PlanDecision }
  | { readonly ready: false; readonly word: string };

/** The plan that a call of `exit_plan_mode` puts before the person. */
export function planIn({ plan }: JsonObject): string {
  return typeof plan === 'string' ? plan : '';
}

/** Reads the state of the dialog: the decision that confirming it would send. */
export function pendingPlan(choice: PlanChoice, plan: string, input: JsonObject, reason: string): PendingPlan {
  if (choice === 'keep') {
    const said = reason.trim();
    if (said === '') return { ready: true, word: 'Keep planning', decision: { verdict: 'deny' } };
    return { ready: true, word: 'Keep planning, with this reason', decision: { verdict: 'deny', reason: said } };
  }
  if (plan.trim() === '') return { ready: false, word: 'The plan is empty' };
  const edited = plan !== planIn(input);
  return {
    ready: true,
    word: edited ? 'Approve the edited plan' : 'Approve the plan',
    decision: { verdict: 'allow', mode: choice, ...(edited && { input: { ...input, plan } }) },
  };
}
