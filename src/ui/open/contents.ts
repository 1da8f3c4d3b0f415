import type { Script } from '../../protocol/script.ts';
import { bytes, count } from '../kit/format.ts';

/** One line of what is in a script: what it is called, and what there is. */
export interface Line {
  readonly name: string;
  readonly text: string;
  /** What it consists of, if one wants to see it. */
  readonly parts?: readonly string[];
}

/** What is in a script, as a person needs to know it before they run it. */
export function contentsOf(script: Script): readonly Line[] {
  const { files, model, faults, results = [], settings, checks } = script;
  const names = Object.keys(files);
  const size = Object.values(files).reduce((sum, text) => sum + new TextEncoder().encode(text).length, 0);
  return [
    names.length === 0
      ? { name: 'Files', text: 'an empty workspace' }
      : { name: 'Files', text: `${count(names.length, 'file')}, ${bytes(size).short}`, parts: names },
    {
      name: 'Model',
      text:
        model.length === 0
          ? 'no replies are written: a person writes them'
          : `${count(model.length, 'reply', 'replies')} by rule`,
    },
    ...(faults.length === 0
      ? []
      : [{ name: 'Faults', text: `${count(faults.length, 'request')} may be made to fail` }]),
    ...(settings.system === undefined
      ? []
      : [{ name: 'Instructions', text: 'the agent is told its own', parts: [settings.system] }]),
    ...recordedLine(script),
    ...(results.length === 0
      ? []
      : [{ name: 'Results', text: `those of ${count(results.length, 'call')}: nothing is run or asked for them` }]),
    ...(checks.length === 0
      ? []
      : [{ name: 'Checks', text: `${count(checks.length, 'thing')} to be true at the end` }]),
  ];
}

/** What the person of a script says, in order. */
export function promptsOf({ person }: Script): readonly string[] {
  return person.flatMap((rule) => ('prompt' in rule ? [rule.prompt] : []));
}

/** Whether it was made from a run, so that its person can act again by themselves. */
export function isRecorded({ recorded }: Script): boolean {
  return recorded.length > 0;
}

function recordedLine({ recorded }: Script): readonly Line[] {
  const acts = recorded.map(({ act }) => act);
  const number = (fits: (act: (typeof acts)[number]) => boolean) => acts.filter(fits).length;
  const done = [
    [number(({ do: name }) => name === 'prompt'), 'message', 'messages'],
    [number((act) => act.do === 'decide' && act.verdict === 'allow'), 'call allowed', 'calls allowed'],
    [number((act) => act.do === 'decide' && act.verdict === 'deny'), 'call refused', 'calls refused'],
    [number(({ do: name }) => name === 'answer'), 'answer', 'answers'],
    [number(({ do: name }) => name === 'stop'), 'stop', 'stops'],
    [number(({ do: name }) => name === 'set'), 'change of settings', 'changes of settings'],
    [number(({ do: name }) => name === 'write-files'), 'change of files', 'changes of files'],
  ] as const;
  const words = done.flatMap(([times, one, many]) => (times === 0 ? [] : [count(times, one, many)]));
  return words.length === 0 ? [] : [{ name: 'Recorded', text: words.join(', ') }];
}
