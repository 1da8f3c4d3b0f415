import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { encode } from '../../base/text.ts';
import type { Wish } from '../../protocol/command.ts';
import type { Event } from '../../protocol/event.ts';
import { Projector } from '../../views/projector.ts';
import { mount } from '../kit/mount.testing.tsx';
import { noFilter, useLayout } from './layout.ts';
import { silentClient } from './opened.testing.ts';
import { emptyRun, useRun } from './run.ts';

/** Mounts a panel of the inspector beside a log, with contents by the names of their blobs; what it sends is collected. */
export function showPanel(
  panel: ReactNode,
  log: readonly Event[],
  blobs: Readonly<Record<string, string>>,
): readonly Wish[] {
  const { client, sent } = silentClient();
  const blob = async (hash: string) => {
    const found = blobs[hash];
    return found === undefined ? undefined : encode(found);
  };
  const { length } = log;
  useRun.setState({
    ...emptyRun,
    client: { ...client, shelf: { ...client.shelf, blob } },
    run: 'r',
    events: [...log],
    length,
    cursor: length,
    projector: new Projector(log),
  });
  useLayout.setState({ selected: undefined, file: undefined, filter: noFilter, folded: true });
  mount(
    <QueryClientProvider client={new QueryClient()}>
      <div style={{ display: 'flex', width: 384, height: 800 }}>{panel}</div>
    </QueryClientProvider>,
  );
  return sent;
}
