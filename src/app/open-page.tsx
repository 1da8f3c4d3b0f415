import { Header } from '../ui/header/header.tsx';
import { OpenScript } from '../ui/open/open-script.tsx';
import { Importing } from '../ui/runs/archive-import.tsx';
import { goTo } from '../ui/state/address.ts';
import { Choosing } from './choosing.tsx';

/** Where a script, an archive or a link from outside is looked at before anything of it runs. */
export function OpenPage() {
  return (
    <>
      <Header end={<Choosing />} />
      <main className="min-h-0 flex-1 overflow-auto">
        <OpenScript />
        <Importing onImported={() => goTo('/library')} />
      </main>
    </>
  );
}
