import { Fragment, useState } from 'react';
import { Button } from '../kit/button.tsx';
import { inkOf } from '../kit/family.ts';
import { count } from '../kit/format.ts';
import { Glyph } from '../kit/glyph.tsx';
import { LongText } from '../kit/long-text.tsx';
import { partLooks } from '../words/parts.ts';
import type { Section } from './sections.ts';
import { StableLine, type StablePlaces } from './stable.tsx';

const atFirst = 30;
const atOnce = 100;

/** The sections of a request as text, those that are new in it marked; of many, the last, and the earlier ones on demand. */
export function SectionTexts(props: {
  readonly sections: readonly Section[];
  readonly isNew: (section: Section) => boolean;
  /** The name of the request, such as `request 3`. */
  readonly request: string;
  readonly stable: StablePlaces;
}) {
  const { sections, isNew, request, stable } = props;
  const [most, setMost] = useState(atFirst);
  const earlier = Math.max(0, sections.length - most);
  return (
    <>
      {earlier > 0 && (
        <Button size="small" className="mb-2 font-ui" onClick={() => setMost(most + atOnce)}>
          Show {count(Math.min(atOnce, earlier), 'earlier message')} of {earlier.toLocaleString('en-US')}
        </Button>
      )}
      {sections.slice(earlier).map((section) => (
        <Fragment key={section.key}>
          <SectionText section={section} note={isNew(section) ? `new in ${request}` : undefined} />
          {section.part !== 'system' && <StableLine words={stable.get(section.key)} />}
        </Fragment>
      ))}
    </>
  );
}

/** Who says it, and what. */
function SectionText({ section, note }: { readonly section: Section; readonly note?: string | undefined }) {
  const { text, calls } = section;
  return (
    <div className="[content-visibility:auto]">
      <SectionTitle section={section} note={note} />
      <div className={note === undefined ? '' : '-mx-1.5 bg-added px-1.5 text-ink'}>
        {text !== '' && <LongText text={text} />}
        {calls.map(({ call, name, input }) => (
          <div key={call} className="whitespace-pre-wrap break-words">
            <b className="font-semibold text-ink">{name}</b> {input}
          </div>
        ))}
      </div>
    </div>
  );
}

/** The line above a section: its glyph and its words, in the hue of those who wrote it. */
export function SectionTitle({ section, note }: { readonly section: Section; readonly note?: string | undefined }) {
  const { family, glyph } = partLooks[section.part];
  return (
    <h4 className={`flex items-center gap-1.25 font-semibold font-ui text-11/5 ${inkOf[family]}`}>
      <Glyph name={glyph} size={12} />
      <span className="min-w-0 break-words">
        {section.title}
        {note !== undefined && `, ${note}`}
      </span>
    </h4>
  );
}
