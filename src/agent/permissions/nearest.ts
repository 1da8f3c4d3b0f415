/** No tool has a longer name; what is longer is compared by its start. */
const longest = 64;

/** The names that come nearest to a name nobody knows, the best first; none when nothing is near. */
export function nearest(name: string, names: readonly string[], most = 3): readonly string[] {
  const wanted = plain(name);
  const far = Math.max(2, Math.floor(wanted.length / 3));
  return names
    .map((each) => ({ each, distance: near(wanted, plain(each)) }))
    .filter(({ distance }) => distance <= far)
    .toSorted((a, b) => a.distance - b.distance || (a.each < b.each ? -1 : 1))
    .slice(0, most)
    .map(({ each }) => each);
}

/** Letter case, `-` and `_` are no difference: models mix them up. */
function plain(name: string): string {
  return name
    .slice(0, longest)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function near(wanted: string, name: string): number {
  // a word of a name, as in `read` for `read_file`, is near
  if (wanted.length > 2 && name !== '' && (name.includes(wanted) || wanted.includes(name))) return 1;
  return distance(wanted, name);
}

/** How many letters must be put in, taken out, changed, or swapped with their neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? (before[j - 2] ?? 0) + 1 : change;
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change, swap));
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
