import { expect, test } from 'vitest';
import type { Rule } from '../../protocol/config.ts';
import { listRules, originOf } from './standing-rules.ts';

const rule = (verdict: Rule['verdict'], text: string, source = 'script'): Rule => ({ verdict, rule: text, source });

test('rules stand in the order in which the ladder comes to them', () => {
  const rules = [rule('allow', 'a'), rule('ask', 'b'), rule('deny', 'c'), rule('ask', 'd')];
  expect(listRules(rules, rules).map((each) => each.rule)).toEqual(['c', 'b', 'd', 'a']);
});

test('a rule that the agent does not have yet is told apart', () => {
  const [first, second] = listRules([rule('deny', 'a'), rule('deny', 'b')], [rule('deny', 'a')]);
  expect([first?.held, second?.held]).toEqual([true, false]);
});

test('only what a file allows can be switched off', () => {
  const listed = listRules(
    [rule('allow', 'a', '.agents/settings.json:4'), rule('deny', 'a', 'x:4'), rule('allow', 'b')],
    [],
  );
  expect(listed.map(({ entry }) => entry !== undefined)).toEqual([false, true, false]);
});

test('a source is a line of a file, or said in words', () => {
  expect(originOf('.agents/settings.json:4')).toEqual({ is: 'file', path: '.agents/settings.json', line: 4 });
  expect(originOf('skill changelog')).toEqual({ is: 'words', words: 'skill changelog' });
  expect(originOf('script')).toEqual({ is: 'words', words: 'the script of this run' });
});
