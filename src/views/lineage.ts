/** The agent above one, by name; undefined for the one at the top. */
export function aboveOf(agent: string): string | undefined {
  const at = agent.lastIndexOf('.');
  return at < 0 ? undefined : agent.slice(0, at);
}

/** Whether an agent stands somewhere below another. */
export function isBelow(agent: string, other: string): boolean {
  return agent.startsWith(`${other}.`);
}

/** The child of an agent on the way down to one below it; undefined when that one is not below it. */
export function childTowards(agent: string, below: string): string | undefined {
  if (!isBelow(below, agent)) return undefined;
  const end = below.indexOf('.', agent.length + 1);
  return end < 0 ? below : below.slice(0, end);
}
