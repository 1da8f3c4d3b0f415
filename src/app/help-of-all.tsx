import { Help } from '../ui/keys/help.tsx';
import { useLayout } from '../ui/state/layout.ts';
import { useReading } from '../ui/state/run.ts';
import { useSkillWords } from '../ui/state/use-skill-words.ts';

/** The help sheet with all commands, and with the skills of the open run, which are commands too. */
export function HelpOfAll({ onClose }: { readonly onClose: () => void }) {
  const skills = useSkillWords(useReading(), '/');
  const characters = useLayout((state) => state.characterKeys);
  return (
    <Help
      skills={skills}
      characters={characters}
      onCharacters={(characterKeys) => useLayout.setState({ characterKeys })}
      onClose={onClose}
    />
  );
}
