import type { ReactNode } from 'react';
import { useScreen } from '../kit/screen.ts';
import { TabPanel, Tabs } from '../kit/tabs.tsx';
import { type InspectorTab, inspectorTabs, useLayout } from '../state/layout.ts';
import { ContextPanel } from './context-panel.tsx';
import type { Forks, Lines } from './event-heading.tsx';
import { EventPanel } from './event-panel.tsx';

const labels = {
  event: 'Event',
  context: 'Context',
  files: 'Files',
  memory: 'Memory',
  skills: 'Skills',
  rules: 'Rules',
  hooks: 'Hooks',
  agents: 'Agents',
  cost: 'Cost',
} as const satisfies Record<InspectorTab, string>;
const tabs = inspectorTabs.map((id) => ({ id, label: labels[id] }));

/** What is known of the selected event, of the request, of the files and of the cost, one at a time. `others` are the panels of other features. */
export function Inspector(props: {
  readonly others: Readonly<Record<Exclude<InspectorTab, 'event' | 'context'>, ReactNode>>;
  readonly lines: Lines;
  readonly forks: Forks;
}) {
  const { others, lines, forks } = props;
  const wanted = useLayout((layout) => layout.inspectorTab);
  const tab = inspectorTabs.find((each) => each === wanted) ?? 'context';
  const panel =
    tab === 'event' ? <EventPanel lines={lines} forks={forks} /> : tab === 'context' ? <ContextPanel /> : others[tab];
  // a phone has tabs of its own for them
  if (useScreen() === 'phone') return panel;
  return (
    <>
      <Tabs
        id="inspector"
        label="Inspector"
        tabs={tabs}
        selected={tab}
        onSelect={(inspectorTab) => useLayout.setState({ inspectorTab })}
      />
      <TabPanel tabs="inspector" tab={tab} className="flex min-h-0 flex-1 flex-col">
        {panel}
      </TabPanel>
    </>
  );
}
