import { lazy, type ReactNode, Suspense } from 'react';
import { type Screen, useScreen } from '../ui/kit/screen.ts';
import { useLayout } from '../ui/state/layout.ts';
import { InspectorPanel } from './inspector-panel.tsx';
import { LoopPanel } from './loop-panel.tsx';
import { TimelinePanel } from './timeline-panel.tsx';

// an edge is seen before it is moved
const Splitter = lazy(async () => ({ default: (await import('../ui/kit/splitter.tsx')).Splitter }));

const usual: Readonly<Record<Exclude<Screen, 'phone'>, { readonly timeline: number; readonly inspector: number }>> = {
  full: { timeline: 392, inspector: 384 },
  wide: { timeline: 340, inspector: 336 },
  desk: { timeline: 320, inspector: 384 },
};
const line = <span className="w-px flex-none bg-line" />;
/** What the loop between the two always keeps. */
const least = 280;

/** The panels side by side: three, or two with the inspector over the loop when it is asked for. */
export function Columns() {
  const screen = useScreen();
  const { timelineWidth, inspectorWidth, inspectorOpen, inspectorHidden } = useLayout();
  if (screen === 'phone') return null;
  const sizes = usual[screen];
  const timeline = screen === 'desk' ? sizes.timeline : (timelineWidth ?? sizes.timeline);
  const inspector = screen === 'desk' ? sizes.inspector : (inspectorWidth ?? sizes.inspector);
  const beside = screen !== 'desk';
  const inspected = beside ? !inspectorHidden : inspectorOpen;
  const most = Math.max(least, Math.floor((window.innerWidth - least) / 2));
  return (
    <main className="relative flex min-h-0 flex-1 bg-panel">
      <Column label="Timeline" id="timeline" width={timeline}>
        <TimelinePanel />
      </Column>
      {beside ? <Edge of="timeline" size={timeline} most={most} usual={sizes.timeline} /> : line}
      <Column label="Loop" id="source">
        <LoopPanel />
      </Column>
      {beside && inspected && <Edge of="inspector" size={inspector} most={most} usual={sizes.inspector} />}
      {inspected && (
        <aside
          id="inspector"
          tabIndex={-1}
          aria-label="Inspector"
          style={{ width: inspector }}
          className={`flex min-h-0 flex-none flex-col bg-panel outline-none ${beside ? '' : 'absolute inset-y-0 right-0 z-2 max-w-full border-edge border-l'}`}
        >
          <InspectorPanel />
        </aside>
      )}
    </main>
  );
}

/** The edge between the loop and a panel beside it, which makes that one wider or narrower. */
function Edge(props: {
  readonly of: 'timeline' | 'inspector';
  readonly size: number;
  readonly most: number;
  readonly usual: number;
}) {
  const { of, ...sizes } = props;
  const first = of === 'timeline';
  return (
    <Suspense fallback={line}>
      <Splitter
        {...sizes}
        label={first ? 'Timeline width' : 'Inspector width'}
        least={240}
        sizes={first ? 'before' : 'after'}
        onResize={(width) => useLayout.setState(first ? { timelineWidth: width } : { inspectorWidth: width })}
      />
    </Suspense>
  );
}

function Column(props: {
  readonly label: string;
  readonly id: string;
  readonly width?: number;
  readonly children: ReactNode;
}) {
  const { label, id, width, children } = props;
  return (
    <section
      id={id}
      tabIndex={-1}
      aria-label={label}
      style={width === undefined ? undefined : { width }}
      className={`flex min-h-0 min-w-0 flex-col outline-none ${width === undefined ? 'flex-1' : 'flex-none'}`}
    >
      {children}
    </section>
  );
}
