import { Trail } from '../base/trail.ts';
import type { EventOf } from '../protocol/event.ts';
import type { View } from './view.ts';

/** What a run has to do with skills, each with the fact that says so. */
export interface SkillTraffic {
  /** When the index was read into the context. */
  readonly indexes: Trail<EventOf<'context.added'>>;
  /** Calls that loaded a skill; `skill` says which, and what it allows. */
  readonly loads: Trail<EventOf<'tool.finished'>>;
}

/** When the index of skills was read, and which skills were loaded, by all agents of the run. */
export const skillsView: View<SkillTraffic> = {
  initial: { indexes: Trail.of(), loads: Trail.of() },
  evolve(traffic, event) {
    if (event.type === 'context.added' && event.source === 'skills')
      return { ...traffic, indexes: traffic.indexes.add(event) };
    if (event.type === 'tool.finished' && event.skill !== undefined)
      return { ...traffic, loads: traffic.loads.add(event) };
    return traffic;
  },
};
