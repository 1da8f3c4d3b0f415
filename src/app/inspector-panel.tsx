import { Files } from '../ui/files/files.tsx';
import { Inspector } from '../ui/inspector/inspector.tsx';
import { lineOf } from '../ui/source/places.ts';
import { showLine } from '../ui/source/shown.ts';
import { useLayout } from '../ui/state/layout.ts';

const lines = {
  lineOf,
  show: (line: Parameters<typeof showLine>[0]) => {
    showLine(line);
    // where the inspector lies over the loop, it gives way to it
    useLayout.setState({ panel: 'loop', inspectorOpen: false });
  },
};

/** What is known of an event: the panels of the inspector. */
export function InspectorPanel() {
  return <Inspector files={<Files />} lines={lines} />;
}
