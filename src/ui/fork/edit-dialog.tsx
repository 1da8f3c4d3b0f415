import { useState } from 'react';
import { agentsView } from '../../views/agent.ts';
import { Select } from '../kit/select.tsx';
import { useRun } from '../state/run.ts';
import { type Draft, draftOf, type Read, readDraft } from './draft.ts';
import { type Editable, editablesAt, nameOf } from './editables.ts';
import { ForkDialog } from './fork-dialog.tsx';
import { Form } from './forms.tsx';

/** Forks the run at an event with something changed there. */
export function EditDialog({ seq, onClose }: { readonly seq: number; readonly onClose: () => void }) {
  const events = useRun((state) => state.events);
  // what is edited is what stood there when the dialog opened, however the run goes on
  const [editables] = useState(() => editablesAt(events, seq));
  const [chosen, choose] = useState(0);
  const editable = editables[chosen];
  if (editable === undefined) return null;
  return (
    <EditForm
      key={chosen}
      editable={editable}
      choices={editables.map((each, at) => ({ value: String(at), label: nameOf(each) }))}
      chosen={String(chosen)}
      onChoose={(value) => choose(Number(value))}
      onClose={onClose}
    />
  );
}

function EditForm(props: {
  readonly editable: Editable;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
  readonly onClose: () => void;
}) {
  const { editable, choices, chosen, onChoose, onClose } = props;
  const projector = useRun((state) => state.projector);
  const [draft, setDraft] = useState<Draft>(() => {
    // the settings are those that held there: of the beginning, those with which it begins
    const main = projector.at(Math.max(1, editable.seq)).read(agentsView).main;
    return draftOf(editable, main?.config ?? { system: '', mode: 'default', limits: { maxTurns: 50 } });
  });
  const [fault, setFault] = useState<Extract<Read, { is: 'fault' }>>();
  const read = () => {
    const says = readDraft(draft);
    setFault(says.is === 'fault' ? says : undefined);
    return says.is === 'edit' ? says.edit : undefined;
  };
  return (
    <ForkDialog title="Edit in a fork" seq={editable.seq} read={read} onClose={onClose}>
      <div className="grid gap-3">
        <Select label="Change" choices={choices} value={chosen} onChange={onChoose} />
        <Form draft={draft} seq={editable.seq} onChange={setDraft} fault={fault} />
      </div>
    </ForkDialog>
  );
}
