/** All records whose key begins with an id, from a place on. In IndexedDB an array is greater than any number or text. */
export function everythingOf(id: string, from?: number): IDBKeyRange {
  return IDBKeyRange.bound(from === undefined ? [id] : [id, from], [id, []]);
}
