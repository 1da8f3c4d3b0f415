import { useState } from 'react';
import type { ToolSpec } from '../../protocol/config.ts';
import { type Draft, draftOf, fieldsOf, readDraft } from '../kit/draft.ts';
import { EachCommand } from '../kit/each-command.tsx';
import { Ladder } from '../kit/ladder.tsx';
import { Notice } from '../kit/notice.tsx';
import { Select } from '../kit/select.tsx';
import { TextField } from '../kit/text-field.tsx';
import { type Probe, useProbe } from './use-probe.ts';

const verdicts = { allow: 'It would run', ask: 'You would be asked', deny: 'It would be refused' } as const;

/** Any call that a person types, and what each rung of the ladder would say to it; nothing is run. */
export function ProbeBox(props: {
  readonly agent: string;
  readonly tools: readonly ToolSpec[];
  /** The settings file to ask with, when it is not what the agent has read. */
  readonly settings: Pick<Probe, 'settings' | 'written'> | undefined;
}) {
  const { agent, tools, settings } = props;
  const [chosen, choose] = useState<string>();
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const tool = tools.find(({ name }) => name === chosen) ?? tools.find(({ name }) => name === 'bash') ?? tools[0];
  const fields = tool === undefined ? [] : fieldsOf(tool.schema, {});
  const draft = drafts[tool?.name ?? ''] ?? draftOf(fields, {});
  const drafted = readDraft(fields, draft, {});
  // a call that nobody began to write is no mistake; of one that was begun the ladder says what is missing
  const begun = !fields.some(({ required }) => required) || Object.values(draft).some((text) => text !== '');
  const input = drafted.ok && begun ? drafted.input : undefined;
  const asked = tool === undefined || input === undefined ? undefined : { tool: tool.name, input, agent };
  const { data, error } = useProbe(asked && { ...asked, ...settings });
  if (tool === undefined) return <p className="px-4 text-ink-2">This agent has no tools.</p>;
  return (
    <div className="grid gap-2.5 px-4">
      <Select
        label="Tool"
        choices={tools.map(({ name }) => ({ value: name, label: name }))}
        value={tool.name}
        onChange={choose}
        mono
      />
      {fields.map(({ name, form, required }) => (
        <TextField
          key={`${tool.name} ${name}`}
          label={`${name}${form === 'json' ? ', as JSON' : ''}${required ? '' : ', may be left out'}`}
          value={draft[name] ?? ''}
          onChange={(text) => setDrafts({ ...drafts, [tool.name]: { ...draft, [name]: text } })}
          rows={Math.min(8, (draft[name] ?? '').split('\n').length)}
          mono
          spellCheck={false}
          error={drafted.ok || (draft[name] ?? '') === '' ? undefined : drafted.errors[name]}
        />
      ))}
      {!begun && <p className="text-ink-2">Write a call to see what would become of it. Nothing is run.</p>}
      {error !== null && <Notice happened={error.message} safe="Nothing was run." />}
      {asked !== undefined && data !== undefined && (
        <div>
          <p role="status">
            <b className="font-semibold">{verdicts[data.decision.verdict]}.</b> {data.decision.reason}
          </p>
          <EachCommand decided={data.decision} className="mt-3.5" />
          <Ladder title="The ladder" decided={data.decision} />
        </div>
      )}
    </div>
  );
}
