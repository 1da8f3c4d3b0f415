import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { KeyStatus } from '../../protocol/connection.ts';
import { useRun } from '../state/run.ts';
import { keysKey, useKeys } from './questions.ts';

/** What became of a key that was typed: there is one now, or none is needed; or why not stands at its field. */
type Sent = { readonly is: 'ready'; readonly note: string | undefined } | { readonly is: 'refused' };

/** A key on its way from its field to the runtime. It is never in a state of the page, and goes to one origin only. */
export function useKey(address: string, origin: string | undefined, needed: boolean) {
  const queries = useQueryClient();
  const keys = useKeys();
  const field = useRef<HTMLInputElement>(null);
  /** The origin that stood there when the key was typed. */
  const typedFor = useRef<string>(undefined);
  const [store, setStore] = useState(false);
  const [error, setError] = useState<string>();
  const [sent, setSent] = useState(0);
  const [note, setNote] = useState<string>();
  const kept = keys.data?.find((each) => each.origin === origin);

  const isTyped = () => (field.current?.value ?? '') !== '';

  const fail = (why: string) => {
    setError(why);
    field.current?.focus();
    return { is: 'refused' } as const;
  };

  /** Takes away what was typed for another origin than the one that stands there now. */
  const settle = (now: string | undefined): boolean => {
    const before = typedFor.current;
    if (!isTyped() || before === undefined || before === now) return true;
    if (field.current !== null) field.current.value = '';
    typedFor.current = undefined;
    setError(`The key was typed for ${before}. It was taken away, and is not sent to ${now ?? 'another address'}.`);
    return false;
  };

  /** Hands what was typed to the runtime, and says whether there is a key now, or none is needed. */
  const send = async (): Promise<Sent> => {
    if (!settle(origin)) return fail(`Enter the key for ${origin ?? 'this address'}.`);
    const typed = field.current?.value ?? '';
    if (typed === '') {
      const known = kept !== undefined || (await keys.refetch()).data?.some((each) => each.origin === origin);
      if (known || !needed) return { is: 'ready', note: undefined };
      return fail(`Enter the key for ${origin ?? 'this address'}: the service wants one.`);
    }
    const { client } = useRun.getState();
    if (client === undefined) return fail('The agent has not started yet. Nothing was sent; try again.');
    try {
      const sending = client.connections.setKey({ address, key: typed, store });
      if (field.current !== null) field.current.value = '';
      typedFor.current = undefined;
      const status = await sending;
      setNote(status.note);
      setError(undefined);
      setSent((before) => before + 1);
      await queries.invalidateQueries({ queryKey: keysKey });
      return { is: 'ready', note: status.note };
    } catch (error) {
      return fail(error instanceof Error ? error.message : String(error));
    }
  };

  return {
    field,
    kept,
    /** Tells what was asked with one key from what is asked with the next. */
    version: kept === undefined ? undefined : `${kept.kept} ${sent}`,
    error,
    note,
    store,
    setStore,
    isTyped,
    settle,
    send,
    onTyped: () => {
      typedFor.current = origin;
      setError(undefined);
    },
  } satisfies { readonly kept: KeyStatus | undefined } & Record<string, unknown>;
}
