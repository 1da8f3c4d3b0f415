import { files } from 'virtual:live-source';
import { Button } from '../kit/button.tsx';
import { Menu } from '../kit/menu.tsx';
import { Tabs } from '../kit/tabs.tsx';
import { usePending } from '../state/now.ts';
import { lineOfStep } from './places.ts';
import { bodyFile, mindFile, showFile, useShown } from './shown.ts';

/** The files at hand, all others in a menu, and the way into the step that is about to run, or back to it. */
export function SourceTabs() {
  const { file, opened } = useShown();
  const tabs = [bodyFile, mindFile, ...opened].map((path) => ({ id: path, label: shortNameOf(path) }));
  return (
    <div className="flex flex-none items-center gap-1 border-line border-b pr-2">
      <div className="-mb-px min-w-0 flex-1 overflow-hidden">
        <Tabs id="source" label="Source files" tabs={tabs} selected={file} onSelect={showFile} />
      </div>
      <StepInto />
      <Menu
        label="All files"
        size="small"
        items={Object.keys(files).map((path) => ({ id: path, label: path, onChoose: () => showFile(path) }))}
      />
    </div>
  );
}

/** From the line that chose the step into the file that does it, and from anywhere back to that line. */
function StepInto() {
  const file = useShown((shown) => shown.file);
  const step = usePending()?.step;
  const chosen = step && lineOfStep(step);
  if (step === undefined || chosen === undefined) return null;
  const effect = `agent/steps/${step.do}.ts`;
  const target = file === chosen.file ? effect : chosen.file;
  if (!(target in files)) return null;
  return (
    <Button look="quiet" size="small" onClick={() => showFile(target)}>
      {target === effect ? `Into ${shortNameOf(effect)}` : `Now at line ${chosen.line}`}
    </Button>
  );
}

function shortNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
