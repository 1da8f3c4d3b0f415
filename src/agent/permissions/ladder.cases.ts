import {
  bash,
  blocked,
  type Case,
  github,
  page,
  plan,
  python,
  question,
  read,
  votesAllow,
  votesAsk,
  write,
} from './case.fixture.ts';
import { ruleCases } from './rules.cases.ts';
import { sensitiveCases } from './sensitive.cases.ts';

/** 1. Hooks. */
const hooks: readonly Case[] = [
  ['a hook blocks a read', read('a'), { hooked: blocked }, 'deny', 'hooks'],
  ['a hook blocks in auto', bash('ls'), { hooked: blocked, mode: 'auto' }, 'deny', 'hooks'],
  ['a hook blocks what a rule allows', bash('ls'), { hooked: blocked, rules: ['allow bash'] }, 'deny', 'hooks'],
  ['a hook blocks what nobody knows', ['teleport', {}], { hooked: blocked }, 'deny', 'hooks'],
  ['a block stands against a person', write('a'), { hooked: blocked, approved: true }, 'deny', 'hooks'],
  ['a hook that ran and says nothing changes nothing', read('a'), { hooked: { before: 2 } }, 'allow', 'mode'],
  [
    'a hook that rewrote changes nothing else',
    write('a'),
    { hooked: { before: 1, rewrittenBy: ['tidy'] } },
    'ask',
    'mode',
  ],
];

/** 2. Known tool, valid input. */
const inputs: readonly Case[] = [
  ['an unknown tool', ['readfile', { path: 'a' }], {}, 'deny', 'known tool'],
  ['an unknown tool in auto', ['teleport', {}], { mode: 'auto', rules: ['allow *'] }, 'deny', 'known tool'],
  ['a tool that this agent does not have', bash('ls'), { has: ['read_file'] }, 'deny', 'known tool'],
  ['a name of every object', ['constructor', {}], {}, 'deny', 'known tool'],
  ['a missing field', ['read_file', {}], {}, 'deny', 'valid input'],
  ['a wrong type', ['read_file', { path: 7 }], { mode: 'auto' }, 'deny', 'valid input'],
  ['no JSON', ['read_file', {}], { malformed: '{"path"' }, 'deny', 'valid input'],
  ['a wrong input by a person', ['write_file', { path: 'a' }], { approved: true }, 'deny', 'valid input'],
  ['a number as text', ['read_file', { path: 'a', limit: '10' }], {}, 'allow', 'mode'],
  ['one path for a list', ['grep', { pattern: 'x', paths: 'src' }], {}, 'allow', 'mode'],
  ['an unknown key', ['read_file', { path: 'a', colour: 'red' }], {}, 'allow', 'mode'],
];

/** 5. Plan mode. */
const planning: readonly Case[] = [
  ['plan refuses a write', write('a'), { mode: 'plan' }, 'deny', 'plan mode'],
  ['plan refuses code', python, { mode: 'plan' }, 'deny', 'plan mode'],
  ['plan refuses a shell that a rule allows', bash('ls'), { mode: 'plan', rules: ['allow bash'] }, 'deny', 'plan mode'],
  ['plan refuses what a hook votes for', bash('ls'), { mode: 'plan', hooked: votesAllow }, 'deny', 'plan mode'],
  ['plan refuses what a person edited before', write('a'), { mode: 'plan', approved: true }, 'deny', 'plan mode'],
  [
    'plan refuses a protected path before it asks',
    write('.agents/settings.json'),
    { mode: 'plan' },
    'deny',
    'plan mode',
  ],
  ['plan allows a read', read('a'), { mode: 'plan' }, 'allow', 'mode'],
  ['plan allows a question', question, { mode: 'plan' }, 'allow', 'mode'],
  ['plan asks for the web', page('https://example.org'), { mode: 'plan' }, 'ask', 'mode'],
  [
    'plan allows the web by rule',
    page('https://example.org'),
    { mode: 'plan', rules: ['allow web'] },
    'allow',
    'allow rules',
  ],
  ['plan asks to be left', plan, { mode: 'plan' }, 'ask', 'always asks'],
];

/** 7. What else asks, and the person. */
const askers: readonly Case[] = [
  ['a vote to ask in auto', read('a'), { mode: 'auto', hooked: votesAsk }, 'ask', 'hook asks'],
  ['a vote to ask beats an allow rule', bash('ls'), { hooked: votesAsk, rules: ['allow bash'] }, 'ask', 'hook asks'],
  ['a tool that always asks in auto', plan, { mode: 'auto' }, 'ask', 'always asks'],
  ['a tool that always asks, by rule', plan, { rules: ['allow exit_plan_mode'] }, 'ask', 'always asks'],
  ['a tool that always asks, by vote', plan, { hooked: votesAllow }, 'ask', 'always asks'],
  ['a person allowed it', bash('ls'), { approved: true }, 'allow', 'person'],
  ['a person allowed what a hook wanted asked', bash('ls'), { approved: true, hooked: votesAsk }, 'allow', 'person'],
  ['a person allowed what a rule wanted asked', bash('ls'), { approved: true, rules: ['ask bash'] }, 'allow', 'person'],
  ['a person allowed what always asks', plan, { approved: true, mode: 'plan' }, 'allow', 'person'],
];

/** 9. and 10. A hook’s vote, and the mode. */
const bottom: readonly Case[] = [
  ['a vote allows', bash('ls'), { hooked: votesAllow }, 'allow', 'hook allows'],
  [
    'a vote allows the web in plan',
    page('https://example.org'),
    { mode: 'plan', hooked: votesAllow },
    'allow',
    'hook allows',
  ],
  ['default allows a read', read('a'), {}, 'allow', 'mode'],
  ['default allows a question', question, {}, 'allow', 'mode'],
  ['default asks for a write', write('a'), {}, 'ask', 'mode'],
  ['default asks for code', python, {}, 'ask', 'mode'],
  ['default asks for a shell', bash('ls'), {}, 'ask', 'mode'],
  ['default asks for the web', page('https://example.org'), {}, 'ask', 'mode'],
  ['default asks for a server', github, {}, 'ask', 'mode'],
  ['auto allows a read', read('a'), { mode: 'auto' }, 'allow', 'mode'],
  ['auto allows a write', write('a'), { mode: 'auto' }, 'allow', 'mode'],
  ['auto allows code', python, { mode: 'auto' }, 'allow', 'mode'],
  ['auto allows the web', page('https://example.org'), { mode: 'auto' }, 'allow', 'mode'],
  ['auto allows a question', question, { mode: 'auto' }, 'allow', 'mode'],
];

/** One table for the whole ladder. */
export const cases: readonly Case[] = [
  ...hooks,
  ...inputs,
  ...sensitiveCases,
  ...planning,
  ...ruleCases,
  ...askers,
  ...bottom,
];
