import {
  Anchor,
  CircleDollarSign,
  Files,
  GraduationCap,
  List,
  NotebookText,
  RotateCw,
  ScrollText,
  ShieldCheck,
  TextAlignStart,
  Users,
} from 'lucide-react';
import { ThumbKeys } from '../ui/debugger/thumb-keys.tsx';
import { TabPanel, Tabs } from '../ui/kit/tabs.tsx';
import { type Panel, showInspector, useLayout } from '../ui/state/layout.ts';
import { InspectorPanel } from './inspector-panel.tsx';
import { LoopPanel } from './loop-panel.tsx';
import { TimelinePanel } from './timeline-panel.tsx';

const size = 18;
interface PhoneTab {
  readonly id: Panel;
  readonly label: string;
  readonly picture: React.ReactNode;
}

const docked: readonly PhoneTab[] = [
  { id: 'timeline', label: 'Timeline', picture: <List aria-hidden="true" size={size} /> },
  { id: 'loop', label: 'Loop', picture: <RotateCw aria-hidden="true" size={size} /> },
  { id: 'event', label: 'Event', picture: <ScrollText aria-hidden="true" size={size} /> },
  { id: 'context', label: 'Context', picture: <TextAlignStart aria-hidden="true" size={size} /> },
  { id: 'files', label: 'Files', picture: <Files aria-hidden="true" size={size} /> },
  { id: 'cost', label: 'Cost', picture: <CircleDollarSign aria-hidden="true" size={size} /> },
];

/** Panels that the menu of the run leads to: each takes the last place in the dock for as long as it is shown. */
const others: readonly PhoneTab[] = [
  { id: 'memory', label: 'Memory', picture: <NotebookText aria-hidden="true" size={size} /> },
  { id: 'skills', label: 'Skills', picture: <GraduationCap aria-hidden="true" size={size} /> },
  { id: 'rules', label: 'Rules', picture: <ShieldCheck aria-hidden="true" size={size} /> },
  { id: 'hooks', label: 'Hooks', picture: <Anchor aria-hidden="true" size={size} /> },
  { id: 'agents', label: 'Agents', picture: <Users aria-hidden="true" size={size} /> },
];

/** One panel at a time, with the keys of the debugger and the tabs under the thumb. */
export function PhonePanels() {
  const panel = useLayout((state) => state.panel);
  const other = others.find(({ id }) => id === panel);
  const tabs = other === undefined ? docked : [...docked.slice(0, -1), other];
  const show = (id: string) => {
    const tab = tabs.find((each) => each.id === id);
    if (tab === undefined) return;
    if (tab.id === 'timeline' || tab.id === 'loop') useLayout.setState({ panel: tab.id });
    else showInspector(tab.id);
  };
  return (
    <>
      <main className="flex min-h-0 flex-1 flex-col bg-panel">
        <TabPanel tabs="panels" tab={panel} className="flex min-h-0 flex-1 flex-col">
          {panel === 'timeline' ? <TimelinePanel /> : panel === 'loop' ? <LoopPanel /> : <InspectorPanel />}
        </TabPanel>
      </main>
      <div className="flex-none border-line border-t bg-panel">
        <ThumbKeys />
        <Tabs id="panels" label="Panels" tabs={tabs} selected={panel} onSelect={show} look="dock" />
      </div>
    </>
  );
}
