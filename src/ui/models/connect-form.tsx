import { type FormEvent, useId, useRef, useState } from 'react';
import type { Connections, OfferedService } from '../../protocol/connection.ts';
import { agentsView } from '../../views/agent.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { announce } from '../kit/live-region.tsx';
import { placeOf, readPath } from '../state/address.ts';
import { useModel } from '../state/model.ts';
import { useRun } from '../state/run.ts';
import { setModel } from '../state/set-model.ts';
import { CardFields } from './card-fields.tsx';
import { fieldsOf } from './draft.ts';
import { ChoiceField, LineField } from './field.tsx';
import { KeptKeys } from './kept-keys.tsx';
import { KeyField } from './key-field.tsx';
import { ModelField } from './model-field.tsx';
import { SettingsFields } from './settings-fields.tsx';
import { Trial } from './trial.tsx';
import { type Chosen, useConnection } from './use-connection.ts';

/** The form in the dialog: from the service down to what a run may cost. Enter uses what is entered; a test is optional. */
export function ConnectForm(props: {
  readonly title: string;
  readonly services: readonly OfferedService[];
  readonly providers: Awaited<ReturnType<Connections['providers']>>;
  readonly onClose: () => void;
}) {
  const { title, services, providers, onClose } = props;
  const it = useConnection(services, (name) => providers.find((each) => each.name === name)?.settings ?? {});
  const { draft, service, faults, key, trial } = it;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [used, setUsed] = useState(false);

  /** Does what takes a while, once; then goes to the first field that is wrong, if one is. */
  const during = async (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    await work();
    setBusy(false);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void during(async () => {
      const chosen = await it.choose();
      if (chosen === undefined) return;
      put(chosen);
      // what is to be known of where the key is kept is read before the dialog goes
      if (chosen.note === undefined) onClose();
      else setUsed(true);
    });
  };

  return (
    <Dialog
      title={title}
      lead="The agent stays the same: only what answers it changes. Requests go from this browser to the service, and you pay for them there."
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{used ? 'Close' : 'Cancel'}</Button>
          <Button disabled={busy} onClick={() => void during(it.test)}>
            Test
          </Button>
          <Button look="primary" type="submit" form={id} disabled={busy}>
            Use this model
          </Button>
        </>
      }
    >
      <form ref={form} id={id} noValidate onSubmit={submit} className="grid gap-4 pt-1">
        <div className="grid gap-3 desk:grid-cols-2">
          <ChoiceField
            label="Service"
            choices={services.map(({ name, label }) => ({ value: name, label }))}
            value={service.name}
            onChange={(name) => it.change({ service: name, address: '', id: '', settings: {} })}
          />
          <LineField
            label="Address"
            inputMode="url"
            placeholder={service.baseUrl || 'https://…/v1'}
            value={draft.address}
            error={faults.address}
            hint={service.baseUrl === '' ? undefined : 'Empty for the service’s own.'}
            onBlur={it.settle}
            onChange={(address) => it.change({ address })}
          />
        </div>
        {service.local !== undefined && (
          <ol className="list-decimal break-words rounded-box border border-line py-2 pr-3 pl-7 text-12">
            <li>{service.local.start}</li>
            <li>{service.local.allow}</li>
          </ol>
        )}
        <KeyField
          field={key.field}
          service={service}
          origin={it.origin}
          needed={it.needed}
          kept={key.kept}
          error={key.error}
          store={key.store}
          onStore={key.setStore}
          onTyped={it.typeKey}
        />
        {key.note !== undefined && (
          <p role="status" className="rounded-box border border-edge px-3 py-2">
            {used && <b className="font-semibold">This model is used from now on. </b>}
            {key.note}
          </p>
        )}
        <ModelField
          value={draft.id}
          error={faults.id}
          listed={it.listed}
          onChange={(name) => it.change({ id: name })}
          onWant={() => void it.want()}
          onAgain={it.listAgain}
          quiet={trial?.is === 'told' && trial.tested.is === 'failed'}
        />
        <SettingsFields
          fields={fieldsOf(it.schema)}
          draft={draft}
          faults={faults}
          onChange={(settings) => it.change({ settings })}
        />
        <CardFields draft={draft} faults={faults} found={it.found} listed={it.inList} onChange={it.change} />
        <LineField
          label="Spend limit for a run, in USD"
          inputMode="decimal"
          placeholder="no limit"
          value={draft.maxSpend}
          error={faults.maxSpend}
          hint="A run rests when it has cost this much. What has no known price cannot be counted."
          onChange={(maxSpend) => it.change({ maxSpend })}
        />
        {it.trouble !== undefined && (
          <p role="alert" className="text-error">
            {it.trouble}
          </p>
        )}
        {trial !== undefined && <Trial tested={trial.is === 'told' ? trial.tested : undefined} />}
      </form>
      <div className="mt-4 border-line border-t pt-3">
        <KeptKeys />
      </div>
    </Dialog>
  );
}

/** Makes the model the one that new runs ask, and the open run, where it may change. */
function put({ own, pricesOf, maxSpend }: Chosen): void {
  useModel.setState({ use: 'own', own, pricesOf, maxSpend });
  const { run, live, readOnly, projector, length } = useRun.getState();
  const config = projector.at(length).read(agentsView).main?.config;
  const here = placeOf(readPath()).is === 'run' && live && readOnly === undefined;
  if (here && run !== undefined && config !== undefined) setModel(run, config, own);
  announce(`${own.id} is used from now on.`);
}
