import type { Event } from '../protocol/event.ts';

/** A log without what a recording of it cannot share: times, names on the wire, which rule replied, and the script itself. */
export function canonical(events: readonly Event[]): readonly unknown[] {
  return events.map(({ at: _, ...event }) => {
    switch (event.type) {
      case 'run.started':
      case 'agent.started': {
        const { play: __, model, ...config } = event.config;
        const { scenario: ___, ...rest } = event as typeof event & { scenario?: string };
        return {
          ...rest,
          ...('title' in event ? { title: event.title } : {}),
          config: { ...config, window: model.window },
        };
      }
      case 'settings.changed': {
        const { mode, limits, context } = event.config;
        return { ...event, config: { mode, limits, context } };
      }
      case 'model.responded': {
        const { rule: __, layout: ___, warnings: ____, ...rest } = event;
        return { ...rest, calls: event.calls.map(({ wire: _____, ...call }) => call) };
      }
      default:
        return event;
    }
  });
}
