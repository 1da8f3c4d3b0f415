/** Runs the subjects in turns, so that a busy machine is busy for all of them; gives each one's median in milliseconds. */
export async function compare(
  subjects: readonly (() => Promise<unknown> | unknown)[],
  runs: number,
): Promise<number[]> {
  const times = subjects.map((): number[] => []);
  for (const subject of subjects) await subject();
  for (let run = 0; run < runs; run++) {
    for (const [i, subject] of subjects.entries()) {
      const from = performance.now();
      await subject();
      times[i]?.push(performance.now() - from);
    }
  }
  return times.map((each) => each.sort((a, b) => a - b)[Math.floor(each.length / 2)] ?? 0);
}
