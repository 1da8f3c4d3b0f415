import { Files } from '../ui/files/files.tsx';
import { Inspector } from '../ui/inspector/inspector.tsx';
import { lines } from './lines.ts';

/** The inspector with its panels, and the way from an event to its line. */
export function Inspecting() {
  return <Inspector files={<Files />} lines={lines} />;
}
