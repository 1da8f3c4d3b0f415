import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Subjects } from '../../protocol/event.ts';

import { coverOf } from './judge.ts';
import { suggestRules } from './suggest.ts';
import { configOf } from './tools.fixture.ts';

const none: Subjects = { paths: [], commands: [], domains: [] };

test.each<[string, Partial<Subjects>, readonly (readonly string[])[]]>([
  ['todo_write', {}, [['todo_write']]],
  [
    'write_file',
    { paths: [{ path: 'src/a.ts', access: 'write' }] },
    [['write_file(src/a.ts)'], ['write_file(src/**)'], ['write_file']],
  ],
  [
    'write_file',
    { paths: [{ path: 'a.ts', access: 'write' }] },
    [['write_file(a.ts)'], ['write_file(**)'], ['write_file']],
  ],
  ['bash', { commands: ['git push origin main'] }, [['bash(git push origin main)'], ['bash(git push *)'], ['bash']]],
  [
    'bash',
    { commands: ['ls -la', 'cat x'] },
    [['bash(ls -la)', 'bash(cat x)'], ['bash(ls *)', 'bash(cat x *)'], ['bash']],
  ],
  [
    'bash',
    {
      commands: ['curl https://a.example/x', 'jq .'],
      domains: ['a.example'],
      requests: [{ command: 0, address: 'https://a.example/x', domain: 'a.example' }],
    },
    [
      ['bash(jq .)', 'bash(domain:a.example)'],
      ['bash(jq *)', 'bash(domain:a.example)'],
      ['bash', 'bash(domain:a.example)'],
    ],
  ],
  ['bash', { commands: ['curl $x'], requests: [{ command: 0 }] }, [['web_fetch']]],
  ['web_fetch', { domains: ['example.org'] }, [['web_fetch(domain:example.org)'], ['web_fetch']]],
])('for a call of %s with %j', (tool, subjects, rules) => {
  expect(suggestRules(tool, { ...none, ...subjects })).toEqual(rules);
});

const word = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text.trim() !== '');
const name = fc.string({ minLength: 1, maxLength: 6 }).filter((text) => /^[^/\s.]+$/.test(text));

test('every suggestion covers the call it was made for', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(name, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
      fc.array(
        fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ').trim()),
        { maxLength: 3 },
      ),
      fc.array(fc.domain(), { maxLength: 2 }),
      fc.array(fc.option(fc.domain(), { nil: undefined }), { maxLength: 2 }),
      (folders, commands, domains, asked) => {
        const paths = folders.map((parts) => ({ path: parts.join('/'), access: 'read' as const }));
        const requests = asked.map((domain, at) => ({ command: at, ...(domain === undefined ? {} : { domain }) }));
        const reached = { requests, domains: asked.flatMap((domain) => domain ?? []) };
        const subjects: Subjects = { paths, commands, domains, ...(asked.length === 0 ? {} : reached) };
        const config = configOf({});
        for (const suggestion of suggestRules('bash', subjects)) {
          const rules = suggestion.map((rule) => ({ verdict: 'allow' as const, rule, source: 'test' }));
          const cover = coverOf({ name: 'bash', risk: 'execute' }, subjects, { ...config, rules });
          expect(cover, suggestion.join('\n')).toMatchObject({ covers: true });
        }
      },
    ),
  );
});
