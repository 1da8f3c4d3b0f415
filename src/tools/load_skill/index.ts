import { z } from 'zod';
import { skillFolder } from '../../agent/skills/shelf.ts';
import { defineTool } from '../../agent/tool.ts';

/** Gives the model what a skill says. */
export const tool = defineTool({
  name: 'load_skill',
  description: `Loads a skill: instructions for one kind of work, and the names of the files that belong to it. The index of skills in the context says which there are, and when each is meant.
Use it before work that a skill of the index is meant for, and when the person writes /name; then do as it says.
Do not use it again for a skill that you have loaded for the same request, or to read files of the project (use read_file).`,
  input: z.object({
    name: z.string().min(1).max(200).describe('The name of the skill, as the index has it.'),
    file: z
      .string()
      .min(1)
      .max(500)
      .optional()
      .describe('A file that belongs to the skill, such as "reference.md". Its instructions when left out.'),
  }),
  risk: 'read',
  subjects: ({ name, file = 'SKILL.md' }, { folder }) => {
    const place = skillFolder(folder, name);
    return { paths: place === undefined ? [] : [{ path: `${place}/${file}`, access: 'read' as const }] };
  },
  async execute(wanted, context) {
    const { openSkill } = await context.clock.real(import('./open.ts')); // loaded at first use
    return openSkill(wanted, context);
  },
});
