import type { EventOf } from '../protocol/event.ts';

type Rested = EventOf<'agent.rested'>;
type Sent = EventOf<'message.sent'>;

/** How an agent stands to the others: how it began, and what it owes and has heard. */
export interface Company {
  /** How it was started; undefined for the main agent. */
  readonly born: EventOf<'agent.started'> | undefined;
  /** Who waits for its word when it rests: whoever started it in the background, or woke it. */
  readonly owes: readonly string[];
  /** What it said as it came to rest, for each that waited for it, oldest first. */
  readonly reports: Readonly<Record<string, readonly Rested[]>>;
  /** How many of such reports it has heard itself, of each. */
  readonly heard: Readonly<Record<string, number>>;
}

/** An agent that nobody started and nobody waits for. */
export const alone: Company = { born: undefined, owes: [], reports: {}, heard: {} };

/** The one above an agent; undefined above the main one. */
export function parentOf(name: string): string | undefined {
  const end = name.lastIndexOf('.');
  return end < 0 ? undefined : name.slice(0, end);
}

/** What an agent may be called: by the call that started it, its short name, or the definition that it was made after. */
export function namesOf(name: string, born: EventOf<'agent.started'> | undefined): readonly string[] {
  return [name, born?.label, born?.definition?.name].filter((each) => each !== undefined);
}

/** An agent begins. One in the background owes its report to whoever started it; any other answers a call. */
export function bear(born: EventOf<'agent.started'>): Company {
  const parent = parentOf(born.agent);
  return { ...alone, born, owes: born.background && parent !== undefined ? [parent] : [] };
}

/** An agent is woken: by a message it owes its sender an answer, by a task its parent. A report is no question. */
export function wokenBy(company: Company, message: Sent): Company {
  const parent = parentOf(message.agent);
  if (message.because === 'said') return { ...company, owes: [message.from] };
  return { ...company, owes: message.because === 'task' && parent !== undefined ? [parent] : [] };
}

/** A report was heard. */
export function heardOf(company: Company, { because, from }: Sent): Company {
  if (because !== 'reported' && because !== 'answered') return company;
  return { ...company, heard: { ...company.heard, [from]: heardFrom(company, from) + 1 } };
}

/** It comes to rest, and everyone who waits for its word has it. */
export function giveWord(company: Company, rested: Rested): Company {
  if (company.owes.length === 0) return company;
  const reports = { ...company.reports };
  for (const to of company.owes) reports[to] = [...reportsFor(company, to), rested];
  return { ...company, owes: [], reports };
}

/** The first report of one agent that another waits for and has not heard; and whether it is the one that its start owes. */
export function unheard(
  from: Company,
  name: string,
  by: Company,
  hearer: string,
): { readonly rested: Rested; readonly first: boolean } | undefined {
  const at = heardFrom(by, name);
  const rested = reportsFor(from, hearer)[at];
  return rested && { rested, first: at === 0 && from.born?.background === true && parentOf(name) === hearer };
}

function reportsFor({ reports }: Company, to: string): readonly Rested[] {
  return Object.hasOwn(reports, to) ? (reports[to] ?? []) : [];
}

function heardFrom({ heard }: Company, from: string): number {
  return Object.hasOwn(heard, from) ? (heard[from] ?? 0) : 0;
}
