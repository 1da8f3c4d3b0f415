import { nodeAt, workspaceView } from '../../views/workspace.ts';
import type { Self } from '../self.ts';
import type { StepOf } from '../step.ts';

/** Reads instructions into the context; an empty text says that there are none any more. */
export async function loadContext({ path }: StepOf<'load-context'>, { log, name, ports }: Self): Promise<void> {
  const file = nodeAt(log.read(workspaceView), path);
  const blob = file?.is === 'file' ? file.blob : '';
  const bytes = blob === '' ? undefined : await ports.blobs.get(blob);
  const text = bytes === undefined ? '' : new TextDecoder().decode(bytes);
  log.append(name, { type: 'context.added', source: 'instructions', path, blob, text });
}
