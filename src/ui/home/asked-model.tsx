import { money } from '../kit/format.ts';
import { useModel } from '../state/model.ts';

/** Says which model a task of one's own asks, and what that means. */
export function AskedModel({ id }: { readonly id: string }) {
  const { use, own, maxSpend } = useModel();
  return (
    <p id={id} className="text-12 text-ink-2">
      {use === 'own' && own !== undefined ? (
        <>
          Asks <b className="font-semibold">{own.id}</b>, your model, for real.{' '}
          {maxSpend === undefined ? 'No limit is set on what it may spend.' : `It stops at ${money(maxSpend).short}.`}{' '}
          Preview shows the first request and sends nothing.
        </>
      ) : (
        <>
          With the scripted model, <b className="font-semibold">you are the model</b>: no script knows your task, so the
          run waits, shows what a model is given, and you write each reply. To have one do it, choose your model above.
        </>
      )}
    </p>
  );
}
