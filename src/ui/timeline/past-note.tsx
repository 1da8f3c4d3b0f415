/** How much of the list the note covers at its bottom: it lies over it, so that going into the past moves nothing. */
export const pastNoteHeight = 33;

/** Says that this is the past, and what a step does there. */
export function PastNote() {
  return (
    <div style={{ height: pastNoteHeight }} className="absolute inset-x-0 bottom-0 bg-panel">
      <p className="stripes flex h-full items-center gap-1 overflow-hidden whitespace-nowrap border-line border-t px-4 text-12 text-ink-2">
        You are looking at the past. <span className="desk:max-wide:hidden">Stepping on replays the recording.</span>
      </p>
    </div>
  );
}
