import type { ReactNode } from 'react';
import type { JsonObject } from '../../protocol/json.ts';
import { Block } from '../kit/block.tsx';
import { LongText } from '../kit/long-text.tsx';
import { openFile } from '../state/layout.ts';

/** A sentence about an event. */
export function Sentence({ children }: { readonly children: ReactNode }) {
  return <p className="px-4 py-1">{children}</p>;
}

/** A text that someone or something wrote, under its heading, as it is. */
export function Written({ title, text }: { readonly title: string; readonly text: string }) {
  if (text === '') return null;
  return (
    <Block title={title}>
      <LongText text={text} className="font-mono text-12/4.75" />
    </Block>
  );
}

/** A call: its tool, and every argument in full. */
export function CallShown({
  name,
  input,
  title = 'Call',
}: {
  readonly name: string;
  readonly input: JsonObject | string;
  readonly title?: string;
}) {
  const told = typeof input === 'string' ? [['could not be read', input] as const] : Object.entries(input);
  return (
    <Block title={title}>
      <p className="font-mono font-semibold text-12/4.75">{name}</p>
      {told.length === 0 && <p className="text-12 text-ink-2">without arguments</p>}
      <dl className="font-mono text-12/4.75">
        {told.map(([key, value]) => (
          <div key={key} className="pt-1">
            <dt className="text-ink-2">{key}</dt>
            <dd>
              <LongText
                text={typeof value === 'string' ? value : JSON.stringify(value, null, 2)}
                className="border-line border-l pl-2.5"
              />
            </dd>
          </div>
        ))}
      </dl>
    </Block>
  );
}

/** The path of a file, and the way to it. */
export function PathButton({ path }: { readonly path: string }) {
  return (
    <button
      type="button"
      onClick={() => openFile(path)}
      className="min-h-6 max-w-full break-all text-left font-mono text-12 text-accent underline max-desk:min-h-11"
    >
      {path}
    </button>
  );
}
