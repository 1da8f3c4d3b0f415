import type { ReactNode } from 'react';
import type { Trail } from '../../base/trail.ts';
import type { Agents } from '../../views/agent.ts';
import type { Dealing, Letter } from '../../views/dealings.ts';
import { LinkButton } from '../kit/link-button.tsx';
import { LongText } from '../kit/long-text.tsx';
import { Section } from '../kit/section.tsx';
import { goToEvent } from '../state/go-to-event.ts';
import { SayTo } from './say-to.tsx';

const lastShown = 30;

/** The agent that is followed: what it may do, what it was told and what it said, and a way to speak to it or to stop it. */
export function ChosenAgent(props: {
  readonly name: string;
  readonly agents: Agents;
  readonly course: Dealing | undefined;
  readonly letters: Trail<Letter>;
}) {
  const { name, agents, course, letters } = props;
  const { config } = agents[name] ?? {};
  const definition = course?.begun?.definition;
  const own = [...letters].filter(({ from, to }) => from === name || to === name);
  const shown = own.slice(-lastShown);
  return (
    <Section title={name}>
      {config !== undefined && (
        <p className="px-4 pb-2 text-ink-2">
          {definition === undefined
            ? ''
            : `Made after ${definition.name}, ${definition.origin === 'bundled' ? 'which comes along' : 'of this workspace'}: ${definition.description} `}
          It has{' '}
          {config.tools.length === 0 ? 'no tools' : `the tools ${config.tools.map((tool) => tool.name).join(', ')}`},
          and at most {config.limits.maxTurns} turns at a time.
        </p>
      )}
      {definition?.notes.map((note) => (
        <p key={note} className="px-4 pb-2 text-ink-2">
          {note}
        </p>
      ))}
      {own.length > shown.length && (
        <p className="px-4 pb-1 text-12 text-ink-2">
          Of {own.length} the last {shown.length}:
        </p>
      )}
      {own.length > 0 && (
        <ol aria-label={`What ${name} was told and said`}>
          {shown.map((letter) => (
            <Told key={letter.of.seq} letter={letter} name={name} />
          ))}
        </ol>
      )}
      <SayTo name={name} agents={agents} />
    </Section>
  );
}

function Told({ letter, name }: { readonly letter: Letter; readonly name: string }) {
  const { is, from, to, of } = letter;
  const whom = from === name ? `to ${to}` : `from ${from}`;
  return (
    <li className="px-4 py-1.5">
      <p className="text-12 text-ink-2">
        {words[is]} {whom}, event{' '}
        <LinkButton label={`${words[is]} ${whom} in event ${of.seq}`} onPress={() => goToEvent(of.seq)}>
          {of.seq}
        </LinkButton>
      </p>
      <Quoted>{of.type === 'agent.started' ? of.brief : of.text}</Quoted>
    </li>
  );
}

const words = { brief: 'Brief', report: 'Report', message: 'Message', task: 'Task' } as const;

function Quoted({ children }: { readonly children: string }): ReactNode {
  return <LongText text={children.trim()} className="border-line border-l-2 pl-2" />;
}
