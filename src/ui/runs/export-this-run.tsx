import { useState } from 'react';
import { Button } from '../kit/button.tsx';
import { ExportArchiveDialog } from './archive-export.tsx';

/** Offers a run as a file, where it may not outlive the tab. */
export function ExportThisRun({ run, size }: { readonly run: string; readonly size?: 'small' }) {
  const [exporting, setExporting] = useState(false);
  return (
    <>
      <Button look="primary" {...(size === undefined ? {} : { size })} onClick={() => setExporting(true)}>
        Export this run
      </Button>
      {exporting && (
        <ExportArchiveDialog wanted={{ runs: [run], workspaces: [] }} onClose={() => setExporting(false)} />
      )}
    </>
  );
}
