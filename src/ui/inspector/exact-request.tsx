import { useMemo, useState } from 'react';
import { wireOf } from '../../agent/context/wire.ts';
import { type PartName, partOf } from '../../views/parts.ts';
import { Json } from '../kit/json.tsx';
import { ScrollRegion } from '../kit/scroll-region.tsx';
import { Segmented } from '../kit/segmented.tsx';
import { partLooks } from '../words/parts.ts';
import { SectionDiffs } from './section-diffs.tsx';
import { SectionTexts } from './section-text.tsx';
import type { Section } from './sections.ts';
import type { ShownRequest } from './shown-request.ts';
import { afterSystem, StableLine, stablePlaces } from './stable.tsx';

const forms = [
  { value: 'text', label: 'Text' },
  { value: 'json', label: 'JSON' },
  { value: 'diff', label: 'Diff' },
] as const;
type Form = (typeof forms)[number]['value'];

/** The request, word for word: as text, as JSON, or what it has that the one before had not. */
export function ExactRequest({
  shown,
  picked,
}: {
  readonly shown: ShownRequest;
  readonly picked: PartName | undefined;
}) {
  const [form, setForm] = useState<Form>('text');
  const fits = ({ part }: Section) => picked === undefined || part === picked;
  const sections = shown.sections.filter(fits);
  return (
    <section
      aria-labelledby="exact-request"
      className="flex flex-col border-line border-t bg-sunken max-desk:flex-none desk:min-h-65 desk:flex-1"
    >
      <header className="flex min-h-8.5 flex-none items-center gap-2 py-1 pr-3 pl-4">
        <h3 id="exact-request" className="min-w-0 flex-1 text-12 text-ink-2">
          {shown.which === 'sent' ? 'Exactly what the model saw' : 'What the model would see'}
          {picked !== undefined && `: ${partLooks[picked].label.toLowerCase()}`}
        </h3>
        <Segmented label="Form of the request" choices={forms} value={form} onChange={setForm} size="small" />
      </header>
      {form === 'json' ? (
        <RequestJson shown={shown} picked={picked} />
      ) : (
        <ScrollRegion label="The request" className="flex-1 max-desk:overflow-visible">
          {form === 'text' ? (
            <RequestText shown={shown} sections={sections} picked={picked} />
          ) : shown.before === undefined ? (
            <p className="px-4 py-2 text-ink-2">Nothing was sent before it, so all of it is new.</p>
          ) : (
            <SectionDiffs before={shown.before.sections.filter(fits)} after={sections} />
          )}
        </ScrollRegion>
      )}
    </section>
  );
}

const kept: readonly PartName[] = ['system', 'instructions', 'tools'];

/** What stays the same in most requests is folded away, unless it is what was picked. */
function RequestText(props: {
  readonly shown: ShownRequest;
  readonly sections: readonly Section[];
  readonly picked: PartName | undefined;
}) {
  const { shown, sections, picked } = props;
  const { before } = shown;
  const known = useMemo(() => before && new Set(before.sections.map(({ key }) => key)), [before]);
  const isNew = ({ key }: Section) => known?.has(key) === false;
  const request = `request ${shown.number}`;
  const stable = useMemo(() => stablePlaces(shown.request), [shown.request]);
  return (
    <div className="px-4 pt-0.5 pb-3 font-mono text-12/4.75 text-ink-2">
      {kept.map((part) => {
        const of = sections.filter((section) => section.part === part);
        if (of.length === 0) return null;
        if (part === picked)
          return <SectionTexts key={part} sections={of} isNew={isNew} request={request} stable={stable} />;
        return (
          <details key={part}>
            <summary className="font-semibold font-ui text-11/6 max-desk:text-11/[44px]">
              {partLooks[part].label}
              {of.length > 1 && `, ${of.length}`}
              {of.some(isNew) && `, new in ${request}`}
            </summary>
            <SectionTexts sections={of} isNew={isNew} request={request} stable={stable} />
          </details>
        );
      })}
      {picked === undefined && <StableLine words={stable.get(afterSystem)} />}
      <SectionTexts
        sections={sections.filter(({ part }) => !kept.includes(part))}
        isNew={isNew}
        request={request}
        stable={stable}
      />
    </div>
  );
}

function RequestJson({ shown, picked }: { readonly shown: ShownRequest; readonly picked: PartName | undefined }) {
  const { request } = shown;
  const value = useMemo(() => {
    const wire = wireOf(request);
    if (picked === undefined) return wire;
    if (picked === 'system' || picked === 'instructions') return { system: wire.system };
    if (picked === 'tools') return { tools: wire.tools };
    let place = 0;
    return {
      messages: wire.messages.filter((written) => {
        if ('by' in written) return picked === 'person';
        const message = request.messages.at(place++);
        return message !== undefined && partOf(message) === picked;
      }),
    };
  }, [request, picked]);
  return <Json value={value} label="The request as JSON" className="min-h-0 flex-1" />;
}
