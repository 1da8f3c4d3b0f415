import type { ReactNode } from 'react';
import type { JsonObject } from '../../protocol/json.ts';
import { openFile } from '../state/layout.ts';
import { LongText } from './long-text.tsx';

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

/** A part of an event under its heading. */
export function Block({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="px-4 py-2">
      <h4 className="pb-1 font-semibold text-12 text-ink-2">{title}</h4>
      <div className="min-w-0 rounded-box border border-line bg-sunken px-3 py-2">{children}</div>
    </section>
  );
}

/** Names and what each of them is, line by line; what is not known is left out. */
export function Details({ of }: { readonly of: readonly (readonly [name: string, value: ReactNode])[] }) {
  const known = of.filter(([, value]) => value !== undefined && value !== '');
  if (known.length === 0) return null;
  return (
    <dl className="grid grid-cols-[minmax(88px,auto)_1fr] gap-x-3 gap-y-0.5 px-4 py-1.5">
      {known.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-2">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
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
