import { settingsPath } from '../../agent/permissions/settings-file.ts';
import { configInForce } from '../../agent/skills/in-force.ts';
import type { Event } from '../../protocol/event.ts';
import { agentsView } from '../../views/agent.ts';
import { Empty } from '../kit/empty.tsx';
import { Section } from '../kit/section.tsx';
import { useAgentInMind } from '../state/followed.ts';
import { send, useRun, useView } from '../state/run.ts';
import { useUnsaved } from '../state/unsaved.ts';
import { Notes } from './notes.tsx';
import { ProbeBox } from './probe-box.tsx';
import { RuleList } from './rule-list.tsx';
import { SettingsEditor } from './settings-editor.tsx';
import { listRules } from './standing-rules.ts';
import { type Probed, useProbe } from './use-probe.ts';
import { useSettings } from './use-settings.ts';

/** The rules by which the calls of the agent that is followed are judged: which hold, which are off, and what they would say. */
export function RulesPanel() {
  const agents = useView(agentsView);
  const followed = useAgentInMind();
  const name = agents[followed] === undefined ? 'main' : followed;
  const agent = agents[name];
  const run = useRun((state) => state.run);
  if (agent === undefined || run === undefined)
    return <Empty>No agent has started yet. Send a message, and the rules for its calls stand here.</Empty>;
  return <RulesOf key={`${run} ${name}`} run={run} name={name} agent={agent} />;
}

function RulesOf(props: {
  readonly run: string;
  readonly name: string;
  readonly agent: Parameters<typeof configInForce>[0];
}) {
  const { run, name, agent } = props;
  const live = useRun((state) => state.live);
  const readOnly = useRun((state) => state.readOnly);
  const told = useRun(({ events, cursor }) => lastNotes(events, cursor, name));
  const written = useUnsaved((texts) => texts[run]);
  const settings = useSettings();
  const { config } = agent;
  const { rules: held } = configInForce(agent);
  const fixed = live
    ? readOnly && `This run can only be read. ${readOnly}`
    : 'You look at the past: this is the file as it was here. Go to live to change it.';

  // what a person agreed to meanwhile counts, though the agent has not read the file again
  const there = live && settings.blob !== '' && settings.text !== undefined;
  const now = useProbe(there ? { tool: '', input: {}, agent: name, settings: settings.text ?? '' } : undefined).data;
  const unsaved = written === settings.text || fixed !== undefined ? undefined : written;
  const typed = useProbe(
    unsaved === undefined ? undefined : { tool: '', input: {}, agent: name, settings: unsaved, written: true },
  ).data;
  const rules = listRules(there ? (now?.rules ?? held) : held, held);
  const notes = there ? (now?.notes ?? told) : told;
  const mayChange = fixed === undefined && config.settings !== undefined;
  const onSwitch = mayChange ? (entry: string, on: boolean) => send({ do: 'consent', run, entry, on }) : undefined;
  const unread = live && settings.blob !== (config.settings ?? '');
  const asWritten = unsaved === undefined ? undefined : { settings: unsaved, written: true };
  const asSaved = unread && settings.text !== undefined ? { settings: settings.text } : undefined;

  return (
    <div className="min-h-0 flex-1 overflow-auto pb-4">
      <Section title={name === 'main' ? 'In force' : `In force for ${name}`} first>
        {rules.length === 0 ? (
          <p className="px-4 text-ink-2">
            No rule stands: what needs your answer is decided by the mode, which is {config.mode}.
          </p>
        ) : (
          <RuleList rules={rules} onSwitch={onSwitch} />
        )}
        {unread && <p className="px-4 pt-1 text-12 text-ink-2">The agent reads the file again before its next step.</p>}
      </Section>
      {notes.length > 0 && (
        <Section title={`Said of ${settings.path}`}>
          <Notes label="Off, or not to be read" notes={notes} onSwitch={onSwitch} />
        </Section>
      )}
      <Section title={settingsPath}>
        <SettingsEditor run={run} settings={settings} unsaved={unsaved} fixed={fixed} />
        {typed !== undefined && typed.notes.length > 0 && <Notes label="Faults in what is typed" notes={typed.notes} />}
      </Section>
      <Section title="Probe: what would become of a call?">
        {live ? (
          <ProbeBox agent={name} tools={config.tools} settings={asWritten ?? asSaved} />
        ) : (
          <p className="px-4 text-ink-2">A call can be tried where the run stands. Go to live to try one.</p>
        )}
      </Section>
    </div>
  );
}

const none: Probed['notes'] = [];

/** What was said when the agent read the file last. */
function lastNotes(events: readonly Event[], cursor: number, agent: string): Probed['notes'] {
  for (let at = cursor - 1; at >= 0; at -= 1) {
    const event = events[at];
    if (event?.type === 'settings.changed' && event.because === 'file' && event.agent === agent)
      return event.notes ?? none;
  }
  return none;
}
