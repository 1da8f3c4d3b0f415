import { Trail } from '../base/trail.ts';
import type { Event, EventOf } from '../protocol/event.ts';
import { parentOf } from './company.ts';
import { beginsWork } from './lanes.ts';
import type { View } from './view.ts';

/** A stretch of facts, the first and the last of them. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** What went from one agent to another: a brief, a message, a report or a task. `of` is the fact that says so. */
export interface Letter {
  readonly is: 'brief' | 'message' | 'report' | 'task';
  readonly from: string;
  readonly to: string;
  readonly of: EventOf<'agent.started' | 'message.sent' | 'agent.rested'>;
}

/** What an agent did over time, as the others see it. */
export interface Dealing {
  /** How it was started; undefined for the main agent. */
  readonly begun: EventOf<'agent.started'> | undefined;
  /** When it was at work, oldest first, and since which fact it is. */
  readonly work: Trail<Span>;
  readonly working: number | undefined;
  /** When a call of its own waited for a person, as far as that is over. */
  readonly waits: Trail<Span>;
  /** The last decision on each of its open calls. */
  readonly decided: Readonly<Record<string, EventOf<'tool.decided'>>>;
}

/** Every agent's course, in the order in which they began, and all that went between them. */
export interface Dealings {
  readonly agents: Readonly<Record<string, Dealing>>;
  readonly letters: Trail<Letter>;
}

const idle: Dealing = { begun: undefined, work: Trail.of(), working: undefined, waits: Trail.of(), decided: {} };

/** Reads what agents do with one another: when each worked or waited for a person, and what went between them. */
export const dealingsView: View<Dealings> = {
  initial: { agents: {}, letters: Trail.of() },
  evolve(before, event) {
    const { agents, letters } = before;
    const known = (Object.hasOwn(agents, event.agent) ? agents[event.agent] : undefined) ?? idle;
    const after = courseAfter(known, event);
    const letter = letterIn(event, known);
    if (after === known && letter === undefined) return before;
    return {
      agents: after === known ? agents : { ...agents, [event.agent]: after },
      letters: letter === undefined ? letters : letters.add(letter),
    };
  },
};

function courseAfter(course: Dealing, event: Event): Dealing {
  const { seq } = event;
  const awake = course.working === undefined && beginsWork.has(event.type) ? { ...course, working: seq } : course;
  switch (event.type) {
    case 'agent.started':
      return { ...awake, begun: event, working: seq };
    case 'agent.rested':
      return { ...awake, working: undefined, work: awake.work.add({ from: awake.working ?? seq, to: seq }) };
    case 'tool.decided':
      return { ...awake, decided: { ...awake.decided, [event.call]: event } };
    case 'approval.resolved':
    case 'question.answered':
    case 'tool.finished':
      return settled(awake, event);
    default:
      return awake;
  }
}

/** A call is decided, answered or over: if it waited for a person, the wait ends here. */
function settled(
  course: Dealing,
  event: EventOf<'approval.resolved' | 'question.answered' | 'tool.finished'>,
): Dealing {
  if (!Object.hasOwn(course.decided, event.call)) return course;
  const { [event.call]: decision, ...decided } = course.decided;
  const waited = decision?.verdict === 'ask' || event.type === 'question.answered';
  if (decision === undefined || !waited) return event.type === 'tool.finished' ? { ...course, decided } : course;
  return { ...course, decided, waits: course.waits.add({ from: decision.seq, to: event.seq }) };
}

/** What an agent sends by a fact. One that reports in the background does so when it is heard. */
function letterIn(event: Event, course: Dealing): Letter | undefined {
  const above = parentOf(event.agent);
  switch (event.type) {
    case 'agent.started':
      return above === undefined ? undefined : { is: 'brief', from: above, to: event.agent, of: event };
    case 'message.sent': {
      const is = event.because === 'said' ? 'message' : event.because === 'task' ? 'task' : 'report';
      return { is, from: event.from, to: event.agent, of: event };
    }
    case 'agent.rested': {
      // its first word answers the call that started it; later ones are heard as messages
      const first = course.begun !== undefined && course.begun.background !== true && course.work.length === 0;
      return first && above !== undefined ? { is: 'report', from: event.agent, to: above, of: event } : undefined;
    }
    default:
      return undefined;
  }
}
