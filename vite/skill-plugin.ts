import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Plugin } from 'vite';
import { readSkill } from '../src/agent/skills/read-skill.ts';
import type { SkillCard } from '../src/protocol/config.ts';

const wanted = /\/SKILL\.md\?card$/;

/**
 * Reads the fields of the skills that come along while the page is built: `SKILL.md?card` exports the `card` that the index
 * of skills shows, so that nobody pays for a reader of YAML. A skill with a fault fails the build, with its line.
 */
export function skills(): Plugin {
  return {
    name: 'skills',
    enforce: 'pre',
    async load(id) {
      if (!wanted.test(id)) return undefined;
      const file = id.replace(/\?.*$/, '');
      this.addWatchFile(file);
      const reading = await readSkill(readFileSync(file, 'utf8'), basename(dirname(file)));
      if (!reading.ok)
        this.error({
          message: `${file} is not a skill: ${reading.message}`,
          loc: { file, line: reading.line, column: 0 },
        });
      const { name, description, allows, hidden, command, warnings } = reading.skill;
      if (warnings.length > 0) this.error(`${file} strays from the standard: ${warnings.join(' ')}`);
      const card: SkillCard = {
        name,
        description,
        ...(allows.length === 0 ? {} : { allows }),
        ...(hidden ? { hidden } : {}),
        ...(command ? {} : { modelOnly: true }),
      };
      return { code: `export const card = ${JSON.stringify(card)};\n`, moduleType: 'js', map: null };
    },
  };
}
