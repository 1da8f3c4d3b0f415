const frames = () =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))));

/** Waits until a few frames bring no commit more: what is observed, and what loads late, has been drawn by then. */
export async function settled(commits: readonly unknown[]): Promise<void> {
  for (let seen = -1; seen !== commits.length; ) {
    seen = commits.length;
    await frames();
  }
}
