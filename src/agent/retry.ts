/** A turn asks the model so many times before it gives up. */
export const attemptsAtMost = 5;

const longestAsked = 60_000;
const longestBackoff = 30_000;

/**
 * Milliseconds to wait after a failed attempt: what the provider asked for, else full jitter below a doubling bound.
 * Pure: the dice are the run's seed. See "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */
export function waitAfter(attempt: number, after: number | undefined, seed: number): number {
  if (after !== undefined) return Math.min(after, longestAsked);
  return Math.floor(dice(seed) * Math.min(longestBackoff, 1000 * 2 ** attempt));
}

/** A number from 0 to 1 that looks random and is always the same for the same seed (mulberry32). */
function dice(seed: number): number {
  let t = (seed + 0x6d2b79f5) | 0;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
