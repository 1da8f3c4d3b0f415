/** `npm run schema`: publishes the JSON Schema of scripts from the schema they are read by. */
import { writeFileSync } from 'node:fs';
import { runnerImport } from 'vite';

const { module } = await runnerImport('./src/protocol/script-schema.ts');
writeFileSync('public/script.schema.json', `${JSON.stringify(module.scriptJsonSchema(), null, 2)}\n`);
