/** Begins to count tasks of more than 50 ms, and frames. */
export function watch() {
  const seen = { tasks: [], frames: 0, longest: 0, begin: performance.now() };
  new PerformanceObserver((list) => seen.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
  });
  let last = performance.now();
  const frame = (now) => {
    seen.frames += 1;
    seen.longest = Math.max(seen.longest, now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  globalThis.seen = seen;
}

/** What was counted since, and for how long, in ms. */
export const seen = () => ({ ...globalThis.seen, ms: performance.now() - globalThis.seen.begin });

/** That in words. */
export const words = ({ tasks, frames, longest, ms }) =>
  `${tasks.length} tasks over 50 ms (${Math.round(tasks.reduce((sum, each) => sum + each, 0))} ms in all)   ` +
  `${Math.round(frames / (ms / 1000))} frames a second, at most ${Math.round(longest)} ms between two`;
