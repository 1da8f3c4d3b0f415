import { type Probed, useProbe } from './use-probe.ts';
import type { SettingsText } from './use-settings.ts';

/** A hook of the settings file as it stands now, and whether a person has agreed to it. */
export type FileHook = Probed['hooks'][number] & { readonly off: boolean };

/** The hooks of the settings file; undefined until it is read. */
export function useFileHooks(
  agent: string,
  { blob, text }: SettingsText,
  live: boolean,
): readonly FileHook[] | undefined {
  const there = live && blob !== '' && text !== undefined;
  const { data } = useProbe(there ? { tool: '', input: {}, agent, settings: text } : undefined);
  if (live && blob === '') return [];
  return data?.hooks.map((hook) => ({ ...hook, off: data.notes.some(({ entry }) => entry === hook.entry) }));
}
