import { useId } from 'react';
import type { Listing } from '../../protocol/connection.ts';
import { Button } from '../kit/button.tsx';
import { count } from '../kit/format.ts';
import { Explained } from './explained.tsx';
import { Field } from './field.tsx';

/** How far the list of a service's models has got. */
export type Listed =
  | { readonly is: 'not asked'; readonly why: string | undefined }
  | { readonly is: 'asking' }
  | { readonly is: 'answered'; readonly listing: Listing };

/** The name of the model: any that is typed, and those that the service lists to choose among. */
export function ModelField(props: {
  readonly value: string;
  readonly error: string | undefined;
  readonly listed: Listed;
  readonly onChange: (id: string) => void;
  /** The list may be wanted now. */
  readonly onWant: () => void;
  readonly onAgain: () => void;
  /** Why the list failed is left out where something else says it. */
  readonly quiet: boolean;
}) {
  const { value, error, listed, onChange, onWant, onAgain, quiet } = props;
  const list = useId();
  const models = listed.is === 'answered' && listed.listing.is === 'listed' ? listed.listing.models : [];
  const failed = listed.is === 'answered' && listed.listing.is === 'failed' ? listed.listing.explanation : undefined;
  return (
    <div className="grid gap-2">
      <Field label="Model" error={error} hint={hintOf(listed, value)}>
        {(control) => (
          <input
            {...control}
            list={list}
            value={value}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            onFocus={onWant}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        )}
      </Field>
      <datalist id={list}>
        {models.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </datalist>
      {failed !== undefined && (
        <>
          {!quiet && <Explained explanation={failed} />}
          <div>
            <Button size="small" onClick={onAgain}>
              List again
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function hintOf(listed: Listed, value: string): string | undefined {
  switch (listed.is) {
    case 'not asked':
      return listed.why;
    case 'asking':
      return 'Asking the service for its models. You can type a name meanwhile.';
    case 'answered': {
      const { listing } = listed;
      if (listing.is === 'failed')
        return 'The models could not be listed. Type the name of one, as the service calls it.';
      const known = listing.models.find(({ id }) => id === value.trim());
      const lists = `The service lists ${count(listing.models.length, 'model')}.`;
      if (known?.label !== undefined) return known.label;
      return known !== undefined || value.trim() === '' ? lists : `${lists} This one is not among them.`;
    }
  }
}
