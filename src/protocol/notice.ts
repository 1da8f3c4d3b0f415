import type { Breakpoint } from './breakpoint.ts';
import type { Event } from './event.ts';

/** How the disk stands: `behind` until `length` facts are on it, `down` when writing fails, `none` where there is no store. */
export type Stored =
  | { readonly is: 'kept'; readonly length: number }
  | { readonly is: 'down'; readonly length: number; readonly reason: string }
  | { readonly is: 'none'; readonly reason: string };

/**
 * Why a run can only be read: another tab has it open (it can be taken over), it was made elsewhere, its log is damaged, or
 * it was taken away from this tab with facts that are not stored.
 */
export type Fixed = 'elsewhere' | 'imported' | 'damaged' | 'lost';

/** The workspace that a run began from. Once another run has moved its files on, this one is detached: its files are its own. */
export interface RunWorkspace {
  readonly id: string;
  /** Absent when it was deleted. */
  readonly name?: string;
  readonly attached: boolean;
}

/** What the runtime tells the page. Losing a `delta` harms nothing; the others are repeated when a run is opened. */
export type Notice =
  | { readonly say: 'ready' }
  /** The whole log of a run that was opened; `readOnly` says why it can't go on, when it can't, and `fixed` of what kind that is. */
  | {
      readonly say: 'log';
      readonly run: string;
      readonly events: readonly Event[];
      readonly readOnly?: string;
      readonly fixed?: Fixed;
      /** The breakpoints that are kept with it. */
      readonly breakpoints?: readonly Breakpoint[];
    }
  | { readonly say: 'event'; readonly run: string; readonly event: Event }
  /** Text of a reply that is still arriving; `text` is what was added. With a `call`, it is what that call has printed. */
  | {
      readonly say: 'delta';
      readonly run: string;
      readonly agent: string;
      readonly call?: string;
      readonly text: string;
      readonly thinking: string;
      /** Calls as they are written: their names and arguments. */
      readonly calling: string;
    }
  /** Who is held at the gate, by agent, and what named it; empty when nobody is. */
  | {
      readonly say: 'paused';
      readonly run: string;
      readonly pausing: boolean;
      readonly held: readonly { readonly agent: string; readonly by: string }[];
    }
  /** How many acts of a recorded person are still to come by themselves; 0 when a person acts. */
  | { readonly say: 'repeating'; readonly run: string; readonly left: number }
  | { readonly say: 'stored'; readonly run: string; readonly stored: Stored }
  /** A list at rest has changed: the page asks for it again. */
  | { readonly say: 'changed'; readonly what: 'runs' | 'workspaces' }
  /** Of a run that began from a workspace: when it is opened, and when that changes. */
  | { readonly say: 'workspace'; readonly run: string; readonly workspace: RunWorkspace }
  | { readonly say: 'refused'; readonly command: string; readonly run?: string; readonly why: string }
  | { readonly say: 'crashed'; readonly run?: string; readonly why: string };
