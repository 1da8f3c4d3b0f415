import type { OfferedService } from '../../protocol/connection.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Loading } from '../kit/loading.tsx';
import { Notice } from '../kit/notice.tsx';
import { framedWords, useFramed } from '../state/framed.ts';
import { ConnectForm } from './connect-form.tsx';
import { useProviders, useServices } from './questions.ts';

const title = 'Your model';

/** Connects a model of the person's own: service, key, model, a test, and what it may cost. */
export function ConnectDialog({ onClose }: { readonly onClose: () => void }) {
  const { framed } = useFramed();
  const services = useServices();
  const providers = useProviders();
  const failed = services.error ?? providers.error;
  const offered: readonly OfferedService[] = services.data ?? [];
  if (!framed && offered.length > 0 && providers.data !== undefined)
    return <ConnectForm title={title} services={offered} providers={providers.data} onClose={onClose} />;
  return (
    <Dialog title={title} onClose={onClose} footer={<Button onClick={onClose}>Close</Button>}>
      {framed ? (
        <p>
          {framedWords.model}{' '}
          <a href={location.href} target="_blank" rel="noreferrer" className="underline">
            {framedWords.todo}
          </a>
        </p>
      ) : failed !== null ? (
        <Notice
          happened="What can be connected could not be loaded."
          safe="The scripted model works as before."
          todo="Check that the page can be reached, reload it, and try again."
          detail={failed.message}
        />
      ) : (
        <Loading>Loading what can be connected…</Loading>
      )}
    </Dialog>
  );
}
