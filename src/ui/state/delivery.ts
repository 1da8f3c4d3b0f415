import { useEffect, useRef, useState } from 'react';
import type { Wish } from '../../protocol/command.ts';
import { useRun } from './run.ts';

/** How far a command has got: none was sent; on its way, which ends when the log shows it; or refused, with the reason. */
export type Delivery =
  | { readonly is: 'open' }
  | { readonly is: 'sent' }
  | { readonly is: 'refused'; readonly why: string };

/** Sends commands one after the other, and hears whether the last of them was refused. */
export function useDelivery(): readonly [Delivery, (wish: Wish) => void] {
  const client = useRun((state) => state.client);
  const [delivery, setDelivery] = useState<Delivery>({ is: 'open' });
  const last = useRef<string>(undefined);
  useEffect(
    () =>
      client?.listen((notice) => {
        if (notice.say === 'refused' && notice.command === last.current)
          setDelivery({ is: 'refused', why: notice.why });
      }),
    [client],
  );
  const deliver = (wish: Wish) => {
    if (client === undefined) return setDelivery({ is: 'refused', why: 'The agent has not started yet.' });
    setDelivery({ is: 'sent' });
    last.current = client.send(wish);
  };
  return [delivery, deliver];
}
