import { useState } from 'react';
import type { Script } from '../../protocol/script.ts';
import { Button } from '../kit/button.tsx';
import { begin, beginChosen } from '../state/begin.ts';
import { useModel } from '../state/model.ts';
import { contentsOf, isRecorded, type Line, promptsOf } from './contents.ts';
import { EffectSwitches } from './effect-switches.tsx';
import { effectsOf, withEffects } from './effects.ts';

/** A script before it runs: what it is, what is in it, what of it would have effect, and the buttons that start it. */
export function ScriptPreview({ script }: { readonly script: Script }) {
  const [on, setOn] = useState<ReadonlySet<string>>(new Set());
  const { use, own } = useModel();
  const asks = use === 'own' ? own?.id : undefined;
  const effects = effectsOf(script);
  const allOn = effects.every(({ id }) => on.has(id));
  const [prompt, ...further] = promptsOf(script);
  const recorded = isRecorded(script);
  const played = withEffects(script, on);
  const mine = withEffects({ ...script, recorded: [] }, on);
  return (
    <section
      aria-labelledby="script-title"
      className="grid gap-5 rounded-box border border-line bg-panel p-5 max-desk:p-4"
    >
      <div>
        <h2 id="script-title" className="break-words font-bold text-16">
          {script.title}
        </h2>
        {script.summary !== '' && <p className="mt-1 max-w-[68ch] break-words text-ink-2">{script.summary}</p>}
      </div>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-2">
        <Row name="Says" text={prompt ?? 'nothing by itself: you write the first message'} prose />
        {further.length > 0 && <Row name="and then" text={further.join(' · ')} prose />}
        {contentsOf(script).map((line) => (
          <Row key={line.name} {...line} />
        ))}
      </dl>
      <EffectSwitches effects={effects} on={on} onChange={setOn} />
      <div className="grid gap-2 border-line border-t pt-4">
        <div className="flex flex-wrap gap-2">
          {recorded ? (
            <>
              <Button look="primary" onClick={() => begin({ script: played, repeat: true }, 'run')}>
                Play as recorded
              </Button>
              <Button onClick={() => begin({ script: mine, prompt }, 'run')}>Play, and answer yourself</Button>
            </>
          ) : (
            <>
              <Button look="primary" onClick={() => beginChosen({ script: mine, prompt }, 'run')}>
                Run
              </Button>
              <Button onClick={() => beginChosen({ script: mine, prompt }, 'step')}>Step through</Button>
            </>
          )}
          {asks !== undefined && prompt !== undefined && (
            <Button look="quiet" onClick={() => beginChosen({ script: mine, prompt }, 'preview')}>
              Preview with {asks}
            </Button>
          )}
        </div>
        <p className="max-w-[68ch] text-12 text-ink-2">{wordsFor({ recorded, asks, allOn })}</p>
      </div>
    </section>
  );
}

function wordsFor({
  recorded,
  asks,
  allOn,
}: {
  readonly recorded: boolean;
  readonly asks: string | undefined;
  readonly allOn: boolean;
}) {
  if (!recorded)
    return asks === undefined
      ? 'The script’s own model replies. No service is called.'
      : `Asks ${asks}, your model, in place of the script’s.`;
  const off = allOn ? '' : ' With some of what it had switched off, it may go another way, and will say so.';
  return `The recorded model replies; no service is called. As recorded, its person acts again by themselves, also where they allowed a call, until you do something.${off}`;
}

function Row({ name, text, parts, prose = false }: Line & { readonly prose?: boolean }) {
  return (
    <>
      <dt className="text-ink-2">{name}</dt>
      <dd className={`min-w-0 break-words ${prose ? 'whitespace-pre-wrap' : ''}`}>
        {parts === undefined ? (
          text
        ) : (
          <details>
            <summary className="cursor-pointer max-desk:-my-3 max-desk:py-3">{text}</summary>
            <ul className="mt-1 grid max-h-60 gap-0.5 overflow-auto font-mono text-12 text-ink-2">
              {parts.map((part) => (
                <li key={part} className="whitespace-pre-wrap">
                  {part}
                </li>
              ))}
            </ul>
          </details>
        )}
      </dd>
    </>
  );
}
