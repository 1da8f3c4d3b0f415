import { settingsPath } from '../../agent/permissions/settings-file.ts';
import { Button } from '../kit/button.tsx';
import { TextField } from '../kit/text-field.tsx';
import { useDelivery } from '../state/delivery.ts';
import { keepUnsaved } from '../state/unsaved.ts';
import type { SettingsText } from './use-settings.ts';

const sample = '{\n  "permissions": {\n    "deny": ["bash(rm *)"],\n    "allow": ["write(docs/**)"]\n  }\n}\n';

/** The settings file as text. What is written is kept until it is saved or thrown away; `fixed` says why it cannot be changed. */
export function SettingsEditor(props: {
  readonly run: string;
  readonly settings: SettingsText;
  readonly unsaved: string | undefined;
  readonly fixed: string | undefined;
}) {
  const { run, settings, unsaved, fixed } = props;
  const { path, text = '' } = settings;
  const [delivery, deliver] = useDelivery();
  const shown = fixed === undefined ? (unsaved ?? text) : text;
  const changed = fixed === undefined && unsaved !== undefined && unsaved !== text;
  const save = () => deliver({ do: 'write-settings', run, text: shown });
  return (
    <div className="grid gap-2 px-4">
      <TextField
        label={settingsPath}
        labelled="silently"
        value={shown}
        onChange={(next) => keepUnsaved(run, next)}
        rows={Math.min(18, Math.max(6, shown.split('\n').length))}
        readOnly={fixed !== undefined}
        placeholder={sample}
        mono
        spellCheck={false}
        onKeyDown={(event) => {
          if (!changed || event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          save();
        }}
      />
      {fixed !== undefined ? (
        <p className="text-12 text-ink-2">{fixed}</p>
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <Button look="primary" size="small" disabled={!changed} onClick={save}>
            Save
          </Button>
          <Button size="small" disabled={!changed} onClick={() => keepUnsaved(run, undefined)}>
            Throw away
          </Button>
          <span role="status" className="text-12 text-ink-2">
            {changed ? 'Not saved: the probe asks with it already.' : 'As in the workspace.'}
          </span>
        </div>
      )}
      {delivery.is === 'refused' && changed && (
        <p role="alert" className="text-error">
          Nothing was saved: {delivery.why}
        </p>
      )}
      <p className="text-12 text-ink-2">
        What you write here, you agree to; what a file or the agent brings is off until you switch it on.
        {path !== settingsPath && ` Saving writes ${settingsPath}, which then counts in place of ${path}.`}
      </p>
    </div>
  );
}
