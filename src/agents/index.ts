import type { AgentCard } from '../protocol/config.ts';

const found = import.meta.glob<AgentCard>('./*.md', { query: '?agent-card', import: 'card', eager: true });
const files = import.meta.glob<string>('./*.md', { query: '?raw', import: 'default' });

/** Every agent that comes along, in order of name: each is a file of its own. */
export const agents: readonly AgentCard[] = Object.values(found).sort((a, b) => (a.name < b.name ? -1 : 1));

/** The definition of one of them, loaded when it is asked for; undefined when there is none of that name. */
export async function openAgent(name: string): Promise<string | undefined> {
  return files[`./${name}.md`]?.();
}
