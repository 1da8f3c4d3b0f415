import type { Event, EventOf } from '../../protocol/event.ts';

const mostNamed = 30;

/** What a run from elsewhere brings that had effect there: hooks, rules that allow, modes and approvals. Here all of it is off. */
export function bringsOf(events: readonly Event[]): readonly string[] {
  const found = new Set<string>();
  let approvals = 0;
  for (const event of events) {
    if (event.type === 'approval.resolved' && event.verdict === 'allow') approvals += 1;
    if (event.type !== 'run.started' && event.type !== 'agent.started' && event.type !== 'settings.changed') continue;
    for (const each of effectsOf(event.config)) found.add(each);
  }
  const named = [...found].slice(0, mostNamed);
  return [
    ...named,
    ...(found.size > mostNamed ? [`and ${found.size - mostNamed} more`] : []),
    ...(approvals === 0 ? [] : [`${approvals} ${approvals === 1 ? 'approval' : 'approvals'} given elsewhere`]),
  ];
}

function effectsOf({ mode, rules = [], hooks = [] }: EventOf<'settings.changed'>['config']): readonly string[] {
  return [
    ...(mode === 'auto' ? ['the mode Auto'] : []),
    ...rules.flatMap(({ verdict, rule }) => (verdict === 'allow' ? [`allow ${rule.slice(0, 200)}`] : [])),
    ...hooks.map(({ name, on }) => `the hook “${name.slice(0, 100)}” at ${on}`),
  ];
}
