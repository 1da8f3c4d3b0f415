/** What a request to IndexedDB gives; a database that is new is laid out first. */
export function opened<T>(request: IDBRequest<T>, upgrade: (db: T) => void = () => {}): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    if (request instanceof IDBOpenDBRequest) request.onupgradeneeded = () => upgrade(request.result);
  });
}
