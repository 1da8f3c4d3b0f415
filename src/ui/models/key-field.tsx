import type { RefObject } from 'react';
import type { KeyStatus, OfferedService } from '../../protocol/connection.ts';
import { Switch } from '../kit/switch.tsx';
import { Field } from './field.tsx';

/** Where a key is kept, in words. */
export const keptWords: Readonly<Record<KeyStatus['kept'], string>> = {
  memory: 'until this tab is closed',
  disk: 'encrypted in this browser',
};

/**
 * Where a key is typed. What is typed is in the field and nowhere else on the page, and the field is emptied when the key
 * is sent.
 */
export function KeyField(props: {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly service: OfferedService;
  /** Where the key goes; undefined while there is no address. */
  readonly origin: string | undefined;
  readonly needed: boolean;
  /** The key that is kept for it. */
  readonly kept: KeyStatus | undefined;
  readonly error: string | undefined;
  readonly store: boolean;
  readonly onStore: (store: boolean) => void;
  readonly onTyped: () => void;
}) {
  const { field, service, origin, needed, kept, error, store, onStore, onTyped } = props;
  const where = origin ?? 'the address above';
  return (
    <div className="grid gap-2">
      <Field
        label="Key"
        error={error}
        hint={
          <>
            {kept !== undefined
              ? `A key for ${where} is kept ${keptWords[kept.kept]}. Leave this empty to use it.`
              : needed
                ? `It goes to ${where} and nowhere else. `
                : `Leave it empty if the service wants none. It goes to ${where} and nowhere else. `}
            {kept === undefined && service.keysAt !== undefined && (
              <a
                href={service.keysAt}
                target="_blank"
                rel="noreferrer"
                className="underline max-desk:inline-block max-desk:py-3.5"
              >
                Get a key from {service.label}
              </a>
            )}
          </>
        }
      >
        {(control) => (
          <input
            {...control}
            ref={field}
            type="password"
            autoComplete="off"
            spellCheck={false}
            placeholder={kept === undefined ? undefined : '••••••••'}
            onInput={onTyped}
          />
        )}
      </Field>
      <div>
        <Switch label="Keep the key, encrypted, in this browser" checked={store} onChange={onStore} />
        <p className="text-12 text-ink-2">
          {store
            ? 'It stays in this browser’s storage until you forget it, encrypted so that it cannot be read out.'
            : 'It is only in the memory of this tab, and is gone when the tab is closed.'}
          {kept !== undefined &&
            (kept.kept === 'disk') !== store &&
            ' To change where the kept one is, enter it again.'}
        </p>
      </div>
    </div>
  );
}
