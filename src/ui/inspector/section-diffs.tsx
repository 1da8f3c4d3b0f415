import { useState } from 'react';
import { Button } from '../kit/button.tsx';
import { Diff } from '../kit/diff.tsx';
import { count } from '../kit/format.ts';
import { SectionTitle } from './section-text.tsx';
import { changedSections, type Section } from './sections.ts';

const atFirst = 40;

/** What a request has that the one before had not, section by section; what is the same is counted. */
export function SectionDiffs({
  before,
  after,
}: {
  readonly before: readonly Section[];
  readonly after: readonly Section[];
}) {
  const [all, setAll] = useState(false);
  const changed = changedSections(before, after);
  const same = after.length - changed.filter(({ section }) => after.includes(section)).length;
  return (
    <div className="py-2">
      <p className="px-4 pb-1 text-12 text-ink-2">
        {changed.length === 0
          ? 'Nothing changed.'
          : `${count(same, 'piece is', 'pieces are')} the same as in the request before.`}
      </p>
      {changed.slice(0, all ? changed.length : atFirst).map(({ section, before: was, after: is }) => (
        <div key={section.key} className="pt-1">
          <div className="px-4">
            <SectionTitle section={section} note={is === '' ? 'no longer sent' : was === '' ? 'new' : 'changed'} />
          </div>
          <Diff label={`What changed in: ${section.title}`} before={ended(was)} after={ended(is)} context={2} />
        </div>
      ))}
      {!all && changed.length > atFirst && (
        <Button className="m-3" onClick={() => setAll(true)}>
          Show all {count(changed.length, 'change')}
        </Button>
      )}
    </div>
  );
}

/** A message is no file: that no line break ends it says nothing. */
function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
