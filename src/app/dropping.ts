/**
 * Opens files that are dropped where nothing on the page takes them, as at home: shown before they can do anything. What
 * opens them comes when the first are held over the page, and what is dropped before it is there waits for it. Without this
 * the browser would leave the page for them.
 */
export function takeDropped(load: () => Promise<(dropped: { readonly files: readonly File[] }) => void>): void {
  for (const type of ['dragover', 'drop'] as const)
    addEventListener(type, (event) => {
      const { dataTransfer, defaultPrevented } = event;
      if (defaultPrevented || !dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      // a question lies over the page: it is answered first
      const covered = document.querySelector('dialog[open]') !== null;
      dataTransfer.dropEffect = covered ? 'none' : 'copy';
      // they are gone once the event is handled; while they are held over the page there are none yet
      const files = covered ? [] : [...dataTransfer.files];
      void load().then((open) => open({ files }));
    });
}
