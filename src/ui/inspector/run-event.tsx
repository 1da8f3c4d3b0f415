import type { CallRequest, EventOf } from '../../protocol/event.ts';
import { messageTitle } from '../../views/message-text.ts';
import { Block } from '../kit/block.tsx';
import { Details } from '../kit/details.tsx';
import { count } from '../kit/format.ts';
import { Json } from '../kit/json.tsx';
import { modes } from '../words/modes.ts';
import { PathButton, Sentence, Written } from './blocks.tsx';

/** What the run began as. */
export function RunStarted({ event }: { readonly event: EventOf<'run.started'> }) {
  const { title, scenario, config, files, seed } = event;
  return (
    <>
      <Sentence>The run begins. All that the agent is, and all the files it finds, is in this event.</Sentence>
      <Details
        of={[
          ['Title', title],
          ['Scenario', scenario],
          ['Model', `${config.model.provider}, ${config.model.id}`],
          ['Mode', `${modes[config.mode].label}: ${modes[config.mode].says}`],
          ['Tools', config.tools.map(({ name }) => name).join(', ')],
          ['Rules', config.rules.map(({ verdict, rule }) => `${verdict} ${rule}`).join(', ')],
          ['Hooks', config.hooks.map(({ name, on }) => `${name} (${on})`).join(', ')],
          ['Files', count(files.filter(({ entry }) => entry.is === 'file').length, 'file')],
          ['Turns', `${config.limits.maxTurns} at most`],
          ['Seed', seed],
        ]}
      />
      <Written title="System prompt" text={config.system} />
    </>
  );
}

/** An agent that begins, with its brief. */
export function AgentStarted({ event }: { readonly event: EventOf<'agent.started'> }) {
  const { definition, label, config } = event;
  return (
    <>
      <Sentence>
        {event.agent} starts with a clean context{event.background ? ', in the background' : ''}. All it knows is its
        brief.
      </Sentence>
      {definition?.notes.map((note) => (
        <Sentence key={note}>{note}</Sentence>
      ))}
      <Details
        of={[
          ['Name', label],
          ['Made after', definition && `${definition.name}, ${definition.path ?? 'which comes along'}`],
          ['Model', config.model.id],
          ['Mode', modes[config.mode].label],
          ['Tools', config.tools.map(({ name }) => name).join(', ')],
          ['Turns', `${config.limits.maxTurns} at most`],
        ]}
      />
      <Written title="Brief" text={event.brief} />
    </>
  );
}

/** What an agent reads of another. */
export function MessageSent({ event }: { readonly event: EventOf<'message.sent'> }) {
  return (
    <>
      <Sentence>
        {event.agent} reads this with its next request. It is material to work with: only you give orders.
      </Sentence>
      <Written title={messageTitle(event)} text={event.text} />
    </>
  );
}

const rests = {
  done: 'Nothing is left to do: the agent rests.',
  stopped: 'The agent was stopped.',
  failed: 'The agent gave up.',
  limit: 'The agent is at a limit.',
} as const satisfies Record<EventOf<'agent.rested'>['why'], string>;

/** How an agent came to rest. */
export function Rested({ event }: { readonly event: EventOf<'agent.rested'> }) {
  return (
    <>
      <Sentence>{rests[event.why]}</Sentence>
      <Written title={event.why === 'done' ? 'Last words' : 'Why'} text={event.text} />
    </>
  );
}

const whyChanged = {
  person: 'You changed the settings.',
  raised: 'A limit was raised, so that the agent can go on.',
  always: 'You allowed such calls from now on.',
  file: 'The rules and hooks of the workspace were read.',
  consent: 'You switched an entry of the settings file on or off; it is read again.',
  tool: 'The agent changed the settings with a tool.',
  forked: 'The run was made elsewhere. From here on your own settings hold.',
} as const satisfies Record<EventOf<'settings.changed'>['because'], string>;

/** Settings that changed while the run went on. */
export function SettingsChanged({ event }: { readonly event: EventOf<'settings.changed'> }) {
  const { config, because } = event;
  return (
    <>
      <Sentence>{whyChanged[because]}</Sentence>
      {config.mode !== undefined && (
        <Sentence>
          The mode is now {modes[config.mode].label}: it {modes[config.mode].says}.
        </Sentence>
      )}
      {config.knobs !== undefined && (
        <Sentence>
          {config.knobs.length === 0
            ? 'Nothing is broken on purpose any more.'
            : `Broken on purpose from here on: ${config.knobs.map((knob) => knob.name).join(', ')}. The agent is not told.`}
        </Sentence>
      )}
      {event.notes?.map(({ line, what }) => (
        <Sentence key={`${line} ${what}`}>
          Line {line}: {what}
        </Sentence>
      ))}
      <Block title="Now">
        <Json value={config} label="The settings that changed" className="-mx-3 -my-2 rounded-box" />
      </Block>
    </>
  );
}

const loaded = {
  instructions: { title: 'Instructions', gone: 'There are no instructions any more in' },
  memory: { title: 'Index of the memory', gone: 'There is no memory any more: nothing is left of' },
  skills: { title: 'Index of the skills', gone: 'There are no skills any more for the model in' },
  agents: { title: 'Index of the agents', gone: 'There are no agents any more for the model to start, in' },
} as const;

const loadedWhy = {
  instructions: 'The model is told, in every request from now on, what is in',
  memory:
    'The model is told, in every request from now on, which notes there are; it reads one with recall. The index is',
  skills:
    'The model is told, in every request from now on, which skills there are; it reads one with load_skill. They lie in',
  agents:
    'The model is told, in every request from now on, which agents it may start with spawn_agent. Definitions lie in',
} as const;

/** What was read into the context. */
export function ContextAdded({ event }: { readonly event: EventOf<'context.added'> }) {
  const { source, text, path, refused } = event;
  if (source === 'mode') {
    return (
      <>
        <Sentence>
          The model is told of the mode, as a message of the conversation: all before it stays as it is.
        </Sentence>
        <Written title="It reads" text={text} />
      </>
    );
  }
  return (
    <>
      <Sentence>
        {text === '' && refused === undefined ? loaded[source].gone : loadedWhy[source]}{' '}
        {source === 'skills' || source === 'agents' ? (
          <code className="font-mono text-12">{path}</code>
        ) : (
          <PathButton path={path} />
        )}
        .
      </Sentence>
      {refused !== undefined && <Sentence>Its text was kept out: {refused}</Sentence>}
      <Written title={loaded[source].title} text={text} />
    </>
  );
}

/** A question of the agent's, and its answer. */
export function QuestionAnswered({
  event,
  call,
}: {
  readonly event: EventOf<'question.answered'>;
  readonly call: CallRequest | undefined;
}) {
  const question = call?.input.question;
  const who = {
    person: 'You answered.',
    script: 'The person of the script answered.',
    nobody: 'Nobody was there to answer.',
  };
  return (
    <>
      <Sentence>{who[event.by]}</Sentence>
      <Written title="Question" text={typeof question === 'string' ? question : ''} />
      <Written title="Answer" text={event.text} />
    </>
  );
}

/** An event that could not be read back. */
export function Damaged({ event }: { readonly event: EventOf<'event.damaged'> }) {
  return (
    <>
      <Sentence>
        This event could not be read. It keeps its place, and changes nothing; the rest of the run is whole.
      </Sentence>
      <Written title="What is wrong with it" text={event.issue} />
      <Written title="As it was found" text={event.raw} />
    </>
  );
}
