import { counted, sized } from '../base/text.ts';
import type { WebRequest } from '../protocol/event.ts';
import { Block } from '../ui/kit/block.tsx';
import type { CardProps } from '../ui/kit/card.ts';
import { LongText } from '../ui/kit/long-text.tsx';
import { ScrollRegion } from '../ui/kit/scroll-region.tsx';
import { openFile } from '../ui/state/layout.ts';
import { useView } from '../ui/state/run.ts';
import { nodeAt, workspaceView } from '../views/workspace.ts';
import { endOf, ranParts, traceOf } from './ran-parts.ts';

/** A longer trace is drawn as plain text, which begins and is whole on demand. */
const longestTrace = 20_000;
const mono = 'font-mono text-12/4.75';

/** What came of code: how it ended, each stream for itself, a trace whose files can be opened, and what was asked of the web. */
export function RanCard({ result, plain }: CardProps) {
  const { ran } = result;
  if (ran === undefined) return plain;
  const parts = ranParts(result);
  const good = ran.ended === 'exit' && ran.exit === 0;
  return (
    <>
      <p className="px-4 py-1">
        <span
          className={`rounded-full border border-edge px-2 py-0.5 font-semibold text-12 ${good ? '' : 'text-error'}`}
        >
          <span aria-hidden="true">{good ? '✓' : '✕'}</span> {endOf(ran)}
        </span>
      </p>
      {parts === undefined ? (
        plain
      ) : (
        <>
          <Stream title="Printed (stdout)" text={parts.stdout} />
          {parts.stderr !== '' && (
            <Block title={/^Traceback /m.test(parts.stderr) ? 'Errors (stderr), with a traceback' : 'Errors (stderr)'}>
              <Trace text={parts.stderr} />
            </Block>
          )}
          <Stream title="Value of the last expression" text={parts.value} />
          {/* the exit code is said above */}
          <Stream title="Notes" text={parts.notes.replace(/^Exit code \d+\.\n?/, '')} />
        </>
      )}
      <Requests of={result.requests ?? []} />
    </>
  );
}

/** What its commands asked of the web, in the order in which they did. */
function Requests({ of }: { readonly of: readonly WebRequest[] }) {
  if (of.length === 0) return null;
  return (
    <Block title={`Asked of the web: ${counted(of.length, 'request')}`}>
      <ol className={mono}>
        {of.map(({ method, address, status, bytes = 0 }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a request is nothing but its place
          <li key={at} className="break-all">
            {method} {address}
            <span className="text-ink-2"> · {status === undefined ? 'no answer' : `${status}, ${sized(bytes)}`}</span>
          </li>
        ))}
      </ol>
    </Block>
  );
}

function Stream({ title, text }: { readonly title: string; readonly text: string }) {
  if (text === '') return null;
  return (
    <Block title={title}>
      <LongText text={text} className={mono} />
    </Block>
  );
}

function Trace({ text }: { readonly text: string }) {
  const root = useView(workspaceView);
  if (text.length > longestTrace) return <LongText text={text} className={mono} />;
  return (
    // its marks stand below what they mark, so no line is broken
    <ScrollRegion label="Errors" className={`whitespace-pre ${mono}`}>
      {traceOf(text, (path) => nodeAt(root, path)?.is === 'file').map(({ text: piece, path }, at) =>
        path === undefined ? (
          piece
        ) : (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a piece is nothing but its place
            key={at}
            type="button"
            onClick={() => openFile(path)}
            className="text-left text-accent underline"
          >
            {piece}
          </button>
        ),
      )}
    </ScrollRegion>
  );
}
