import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Plugin } from 'vite';
import { readDefinition } from '../src/agent/agents/read-definition.ts';
import type { AgentCard } from '../src/protocol/config.ts';

const wanted = /\.md\?agent-card$/;

/**
 * Reads the fields of the agents that come along while the page is built: `worker.md?agent-card` exports the `card` that the
 * index of agents shows. A definition with a fault fails the build, with its line.
 */
export function agents(): Plugin {
  return {
    name: 'agents',
    enforce: 'pre',
    async load(id) {
      if (!wanted.test(id)) return undefined;
      const file = id.replace(/\?.*$/, '');
      this.addWatchFile(file);
      const reading = await readDefinition(readFileSync(file, 'utf8'), basename(file, '.md'));
      if (!reading.ok)
        this.error({
          message: `${file} defines no agent: ${reading.message}`,
          loc: { file, line: reading.line, column: 0 },
        });
      const { name, description, warnings } = reading.definition;
      if (warnings.length > 0) this.error(`${file}: ${warnings.join(' ')}`);
      const card: AgentCard = { name, description };
      return { code: `export const card = ${JSON.stringify(card)};\n`, moduleType: 'js', map: null };
    },
  };
}
