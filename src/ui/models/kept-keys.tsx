import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../kit/button.tsx';
import { announce } from '../kit/live-region.tsx';
import { useRun } from '../state/run.ts';
import { keptWords } from './key-field.tsx';
import { keysKey, useKeys } from './questions.ts';

/** The keys that are kept, by the origin each goes to, and how to forget them. */
export function KeptKeys() {
  const { data: keys = [] } = useKeys();
  const queries = useQueryClient();
  const [trouble, setTrouble] = useState<string>();
  const forget = async (origin: string) => {
    try {
      await useRun.getState().client?.connections.forgetKey({ address: origin });
      setTrouble(undefined);
      announce(`The key for ${origin} is forgotten.`);
    } catch (error) {
      setTrouble(`The key for ${origin} could not be forgotten: ${error instanceof Error ? error.message : error}`);
    }
    await queries.invalidateQueries({ queryKey: keysKey });
  };
  return (
    <section aria-label="Kept keys" className="grid gap-1.5">
      <h3 className="font-semibold text-12 text-ink-2">Kept keys</h3>
      {keys.length === 0 && <p className="text-12 text-ink-2">None.</p>}
      <ul className="grid gap-1">
        {keys.map(({ origin, kept }) => (
          <li key={origin} className="flex min-w-0 items-center gap-3">
            <span className="min-w-0 flex-1">
              <span className="break-all font-mono text-12">{origin}</span>{' '}
              <span className="text-12 text-ink-2">{keptWords[kept]}</span>
            </span>
            <Button size="small" aria-label={`Forget the key for ${origin}`} onClick={() => void forget(origin)}>
              Forget
            </Button>
          </li>
        ))}
      </ul>
      {trouble !== undefined && (
        <p role="alert" className="text-12 text-error">
          {trouble}
        </p>
      )}
    </section>
  );
}
