import { useState } from 'react';
import { isFromFile, settingsPath } from '../../agent/permissions/settings-file.ts';
import type { Agent } from '../../views/agent.ts';
import { agentsView } from '../../views/agent.ts';
import { Button } from '../kit/button.tsx';
import { Empty } from '../kit/empty.tsx';
import { Section } from '../kit/section.tsx';
import { openFile } from '../state/layout.ts';
import { send, useRun, useView } from '../state/run.ts';
import { type HookPlace, type WrittenHook, withoutHook, writtenAt, writtenOf } from './hook-entries.ts';
import { HookForm } from './hook-form.tsx';
import { HookList, type ListedHook } from './hook-list.tsx';
import { TryHook } from './try-hook.tsx';
import { type FileHook, useFileHooks } from './use-file-hooks.ts';
import { useSettings } from './use-settings.ts';

/** The hooks of the agent that is followed: which there are, which are off, and what each would answer. */
export function HooksPanel() {
  const agents = useView(agentsView);
  const followed = useRun(({ events, cursor }) => events[cursor - 1]?.agent ?? 'main');
  const name = agents[followed] === undefined ? 'main' : followed;
  const agent = agents[name];
  const run = useRun((state) => state.run);
  if (agent === undefined || run === undefined)
    return <Empty>No agent has started yet. Send a message, and its hooks stand here.</Empty>;
  return <HooksOf key={`${run} ${name}`} run={run} name={name} agent={agent} />;
}

interface Edited {
  readonly hook: WrittenHook;
  readonly place: HookPlace;
}

function HooksOf({ run, name, agent }: { readonly run: string; readonly name: string; readonly agent: Agent }) {
  const live = useRun((state) => state.live);
  const readOnly = useRun((state) => state.readOnly);
  const settings = useSettings();
  const file = useFileHooks(name, settings, live);
  const [form, setForm] = useState<Edited | 'new'>();
  const [tried, setTried] = useState<WrittenHook>();
  const { text } = settings;
  const mayChange = live && readOnly === undefined && text !== undefined;
  const own = agent.config.hooks.filter(({ source }) => !isFromFile(source));
  const held = agent.config.hooks.filter(({ source }) => isFromFile(source));

  const remove = (place: HookPlace) => {
    const next = withoutHook(text ?? '', place);
    if (next !== undefined) send({ do: 'write-settings', run, text: next, wrote: [] });
  };
  const ofFile = (each: FileHook): ListedHook => {
    const written = writtenAt(text ?? '', each);
    return {
      key: `${each.on} ${each.group} ${each.index}`,
      on: each.on,
      hook: each.hook,
      fault: each.fault,
      from: <FileLink path={settings.path} line={each.line} />,
      checked: each.hook === undefined ? undefined : !each.off,
      onSwitch: mayChange ? (on) => send({ do: 'consent', run, entry: each.entry, on }) : undefined,
      onTry: written === undefined || each.hook === undefined ? undefined : () => setTried(written),
      onEdit: mayChange && written !== undefined ? () => setForm({ hook: written, place: each }) : undefined,
      onRemove: mayChange && written !== undefined ? () => remove(each) : undefined,
    };
  };
  const fixed = { fault: undefined, checked: undefined, onSwitch: undefined, onEdit: undefined, onRemove: undefined };
  const listed: readonly ListedHook[] = [
    ...[...own, ...(file === undefined ? held : [])].map((hook, at) => ({
      ...fixed,
      key: `own ${at}`,
      on: hook.on,
      hook,
      from: hook.source ?? 'the script of this run',
      onTry: live ? () => setTried(writtenOf(hook)) : undefined,
    })),
    ...(file ?? []).map(ofFile),
  ];

  return (
    <div className="min-h-0 flex-1 overflow-auto pb-4">
      <Section title={name === 'main' ? 'Hooks' : `Hooks of ${name}`} first>
        {listed.length === 0 ? (
          <p className="px-4 text-ink-2">
            There is no hook. One can block a call, rewrite it, add to the conversation, or send the agent on.
          </p>
        ) : (
          <HookList hooks={listed} />
        )}
        {live && settings.blob !== (agent.config.settings ?? '') && (
          <p className="px-4 pt-1 text-12 text-ink-2">The agent reads the file again before its next step.</p>
        )}
        <p className="px-4 pt-2">
          {mayChange ? (
            form === undefined && (
              <Button size="small" onClick={() => setForm('new')}>
                Add a hook
              </Button>
            )
          ) : (
            <span className="text-12 text-ink-2">
              {live
                ? (readOnly ?? `Reading ${settingsPath}…`)
                : 'You look at the past: these are the hooks as they were here. Go to live to change or try them.'}
            </span>
          )}
        </p>
      </Section>
      {form !== undefined && mayChange && (
        <Section title={form === 'new' ? 'Add a hook' : 'Edit the hook'}>
          <HookForm
            key={form === 'new' ? 'new' : JSON.stringify(form.place)}
            run={run}
            agent={name}
            settings={text}
            edited={form === 'new' ? undefined : form}
            onTry={setTried}
            onDone={() => setForm(undefined)}
          />
        </Section>
      )}
      {tried !== undefined && live && (
        <Section title={`Try it: ${tried.on}`}>
          <TryHook key={JSON.stringify(tried)} run={run} agent={name} hook={tried} />
        </Section>
      )}
    </div>
  );
}

function FileLink({ path, line }: { readonly path: string; readonly line: number }) {
  return (
    <button
      type="button"
      className="break-all text-left underline decoration-ink-3 underline-offset-2 hover:decoration-ink max-desk:min-h-11"
      onClick={() => openFile(path)}
    >
      {path}, line {line}
    </button>
  );
}
