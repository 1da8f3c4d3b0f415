import { openDropped } from '../ui/state/opening.ts';

// Where nothing on the page takes a file that is dropped, it is opened as at home: shown before it can do anything.
// Without this the browser would leave the page for it.
addEventListener('dragover', (event) => {
  const { dataTransfer } = event;
  if (event.defaultPrevented || !bringsFiles(dataTransfer)) return;
  event.preventDefault();
  dataTransfer.dropEffect = document.querySelector('dialog[open]') === null ? 'copy' : 'none';
});
addEventListener('drop', (event) => {
  const { dataTransfer } = event;
  if (event.defaultPrevented || !bringsFiles(dataTransfer)) return;
  event.preventDefault();
  // a question lies over the page: it is answered first
  if (document.querySelector('dialog[open]') === null) openDropped(dataTransfer);
});

function bringsFiles(dropped: DataTransfer | null): dropped is DataTransfer {
  return dropped?.types.includes('Files') === true;
}
