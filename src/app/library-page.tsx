import { Header } from '../ui/header/header.tsx';
import { DropArea } from '../ui/kit/drop-area.tsx';
import { Library } from '../ui/runs/library.tsx';
import { openDropped } from '../ui/state/opening.ts';
import { Choosing } from './choosing.tsx';
import { useActions } from './use-actions.ts';

/** The library; a script that is dropped onto it is opened, an archive is shown and can be imported. */
export function LibraryPage() {
  const actions = useActions();
  return (
    <>
      <Header end={<Choosing />} />
      <main className="min-h-0 flex-1 overflow-auto">
        <DropArea says="Open this script or archive" onDrop={openDropped} className="min-h-full">
          <Library onDoctor={actions.showDoctor} />
        </DropArea>
      </main>
    </>
  );
}
