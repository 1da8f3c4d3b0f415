import type { Config, Rule } from '../../protocol/config.ts';
import type { Agent } from '../../views/agent.ts';

/** What is set for an agent, with the allow rules of the skills in use: they bear the name of their skill. */
export function configInForce({ config, skills }: Pick<Agent, 'config' | 'skills'>): Config {
  const rules = skills.flatMap(({ name, allows }) =>
    allows.map((rule): Rule => ({ verdict: 'allow', rule, source: `skill ${name}` })),
  );
  return rules.length === 0 ? config : { ...config, rules: [...config.rules, ...rules] };
}
