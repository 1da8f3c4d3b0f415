import type { JsonObject } from '../../protocol/json.ts';
import type { Question } from '../../views/questions.ts';
import { Scroll } from './scroll.tsx';

/** The exact call: its tool, and every argument in full. It scrolls; nothing of it is ever cut. */
export function Call({ question, input }: { readonly question: Question; readonly input: JsonObject }) {
  const { call, decided } = question;
  const { dropped } = decided;
  return (
    <>
      <Scroll label="The call" className="max-h-[40dvh] border bg-sunken">
        <dl className="font-mono text-12/5">
          <Argument name="tool" value={call.name} strong />
          {Object.entries(input).map(([name, value]) => (
            <Argument
              key={name}
              name={name}
              value={typeof value === 'string' ? value : JSON.stringify(value, null, 2)}
            />
          ))}
        </dl>
      </Scroll>
      {dropped.length > 0 && (
        <p className="mt-1.5 text-12 text-ink-2">
          Left out, because the tool does not know {dropped.length === 1 ? 'it' : 'them'}:{' '}
          <code className="font-mono">{dropped.join(', ')}</code>.
        </p>
      )}
    </>
  );
}

function Argument(props: { readonly name: string; readonly value: string; readonly strong?: boolean }) {
  const { name, value, strong = false } = props;
  return (
    <div className="grid grid-cols-[96px_1fr] border-line border-b last:border-b-0">
      <dt className="break-words border-line border-r px-3 py-1.25 text-ink-2">{name}</dt>
      <dd className={`min-w-0 whitespace-pre-wrap break-words px-3 py-1.25 ${strong ? 'font-bold' : ''}`}>
        {value === '' ? <span className="font-ui text-ink-3">empty</span> : value}
      </dd>
    </div>
  );
}
