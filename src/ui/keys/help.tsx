import { Fragment } from 'react';
import { commands, groups } from '../commands.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { printKeys } from '../kit/key-hint.tsx';
import { Switch } from '../kit/switch.tsx';
import type { SkillWord } from '../state/slash.ts';
import { localKeys } from './local-keys.ts';

interface Line {
  readonly words: string;
  readonly keys: readonly string[];
  readonly slash?: string | undefined;
}

interface Section {
  readonly name: string;
  readonly lines: readonly Line[];
}

const sections: readonly Section[] = [
  ...groups.map((name) => ({
    name,
    lines: commands
      .filter(({ group }) => group === name)
      .map(({ words, keys = [], slash }) => ({ words, keys, slash })),
  })),
  ...[...new Set(localKeys.map(({ place }) => place))].map((name) => ({
    name,
    lines: localKeys.filter(({ place }) => place === name),
  })),
];

/** All keys and commands, drawn from the table that their handlers read. */
export function Help(props: {
  /** The skills that a person can call for, each by its name after a slash. */
  readonly skills: readonly SkillWord[];
  /** Whether single letters and signs are keys. */
  readonly characters: boolean;
  readonly onCharacters: (characters: boolean) => void;
  readonly onClose: () => void;
}) {
  const { skills, characters, onCharacters, onClose } = props;
  const ofSkills: Section = {
    name: 'Skills',
    // what it does; when the model loads it is for the model
    lines: skills.map(({ skill, words }) => ({
      words: words.split(/(?<=[.。])\s*/, 1)[0] ?? '',
      keys: [],
      slash: skill,
    })),
  };
  return (
    <Dialog
      title="Keys and commands"
      lead="Keys count while no text field and no dialog has the focus. Commands are written into the composer."
      closing="anywhere"
      onClose={onClose}
      footer={
        <>
          <span className="mr-auto">
            <Switch label="Single letters and signs are keys" checked={characters} onChange={onCharacters} />
          </span>
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      <section
        aria-label="All keys and commands"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        className="columns-2 gap-8 -outline-offset-2 max-desk:columns-1"
      >
        {[...sections, ...(skills.length === 0 ? [] : [ofSkills])].map(({ name, lines }) => (
          <section key={name} aria-label={name} className="mb-4 break-inside-avoid">
            <h3 className="mb-1 font-semibold text-12 text-ink-2">{name}</h3>
            <dl className="grid grid-cols-[1fr_auto] items-baseline gap-x-3 gap-y-1">
              {lines.map((line) => (
                <Fragment key={`${line.words} ${line.slash}`}>
                  <dt>{line.words}</dt>
                  <dd className="flex flex-wrap justify-end gap-1">
                    {line.keys.map((keys) => (
                      <kbd
                        key={keys}
                        className="rounded-[3px] border border-line bg-sunken px-1 font-mono text-11/4 text-ink-2"
                      >
                        {printKeys(keys)}
                      </kbd>
                    ))}
                    {line.slash !== undefined && <code className="font-mono text-12 text-ink-2">/{line.slash}</code>}
                  </dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </section>
    </Dialog>
  );
}
