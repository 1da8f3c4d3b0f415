import { useRef } from 'react';
import { Button } from '../kit/button.tsx';
import { useImporting } from '../state/opening.ts';

/** The button that imports: it asks for a file, which is then shown before anything of it is kept. */
export function ChooseArchive() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button look="primary" onClick={() => input.current?.click()}>
        Import…
      </Button>
      <input
        ref={input}
        type="file"
        accept=".zip,application/zip"
        hidden
        aria-label="Archive file"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file !== undefined) useImporting.setState({ file });
          // the same file may be chosen again, mended
          currentTarget.value = '';
        }}
      />
    </>
  );
}
