import { nodeAt, workspaceView } from '../../views/workspace.ts';
import { isFromFile } from '../permissions/settings-file.ts';
import { type Self, standing } from '../self.ts';
import type { StepOf } from '../step.ts';

/** Reads the rules and hooks of the workspace. They take the place of those that were read before; all others stay. */
export async function readSettings({ path }: StepOf<'read-settings'>, self: Self): Promise<void> {
  const { log, name, ports } = self;
  const file = nodeAt(log.read(workspaceView), path);
  const blob = file?.is === 'file' ? file.blob : '';
  const bytes = blob === '' ? undefined : await ports.blobs.get(blob);
  const text = bytes === undefined ? '' : new TextDecoder().decode(bytes);
  const read = text === '' ? undefined : await ports.clock.real(ports.settings(path, text));
  const { rules, hooks } = standing(self).config;
  log.append(name, {
    type: 'settings.changed',
    because: 'file',
    config: {
      settings: blob,
      rules: [...rules.filter(({ source }) => !isFromFile(source)), ...(read?.rules ?? [])],
      hooks: [...hooks.filter(({ source }) => !isFromFile(source)), ...(read?.hooks ?? [])],
    },
    notes: [...(read?.notes ?? [])],
  });
}
