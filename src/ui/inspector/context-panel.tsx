import { useState } from 'react';
import type { PartName } from '../../views/parts.ts';
import { Empty } from '../kit/empty.tsx';
import { Segmented } from '../kit/segmented.tsx';
import { useLayout } from '../state/layout.ts';
import { ExactRequest } from './exact-request.tsx';
import { MakingRoom } from './making-room.tsx';
import { PartsBar, PartsTable } from './parts-table.tsx';
import { sizeInWords } from './request-size.ts';
import { type ShownRequest, useShownRequest } from './shown-request.ts';

const choices = [
  { value: 'sent', label: 'Sent' },
  { value: 'next', label: 'Next' },
] as const;

/** The exact request of the agent that is followed: what it is made of, what each part takes, and every word of it. */
export function ContextPanel() {
  const which = useLayout(({ request }) => request);
  const [picked, pick] = useState<PartName>();
  const shown = useShownRequest(which);
  if (shown === undefined) {
    return <Empty>Nothing is sent to a model yet. Send a message, and its request stands here, part by part.</Empty>;
  }
  const part = shown.parts.parts.some(({ name }) => name === picked) ? picked : undefined;
  return (
    // where there is no room for two that scroll, the panel scrolls as one
    <div className="flex min-h-0 flex-1 flex-col overflow-auto">
      <div className="flex-none pt-3.5 pb-2">
        <div className="px-4 pb-2">
          <Size shown={shown} />
          <PartsBar parts={shown.parts} window={shown.window} />
          <div className="mt-1.5 flex items-start gap-2">
            <p className="min-w-0 flex-1 text-12 text-ink-2">{sizeInWords(shown.size, shown.parts.tokens)}</p>
            {shown.sent && (
              <Segmented
                label="Which request"
                choices={choices}
                value={shown.which}
                onChange={(request) => useLayout.setState({ request })}
                size="small"
              />
            )}
          </div>
        </div>
        <PartsTable parts={shown.parts} before={shown.before?.parts} picked={part} onPick={pick} />
      </div>
      <MakingRoom />
      <ExactRequest shown={shown} picked={part} />
    </div>
  );
}

function Size({ shown }: { readonly shown: ShownRequest }) {
  const { size, window } = shown;
  return (
    <p className="mb-2 text-ink-2">
      <strong className="font-semibold text-20 text-ink tabular-nums tracking-[-0.02em]">
        {size.tokens.toLocaleString('en-US')}
      </strong>{' '}
      of {window.toLocaleString('en-US')} tokens, {placed(shown)}
    </p>
  );
}

function placed({ which, number, attempt, agent }: ShownRequest): string {
  const who = agent === 'main' ? '' : ` of ${agent}`;
  if (which === 'next') return `so far for request ${number}${who}`;
  return `as sent in request ${number}${who}${attempt > 1 ? `, attempt ${attempt}` : ''}`;
}
