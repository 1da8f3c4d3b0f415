import type { Risk } from '../../protocol/config.ts';
import { type Rung, type RungName, rungNames } from '../../protocol/event.ts';
import type { JsonObject } from '../../protocol/json.ts';
import type { Question } from '../../views/questions.ts';

/** A question as a test wants it: by default, to write a file in the mode that asks. */
export function asked(
  more: {
    readonly is?: Question['is'];
    readonly call?: string;
    readonly agent?: string;
    readonly name?: string;
    readonly risk?: Risk;
    readonly input?: JsonObject;
    readonly commands?: readonly string[];
    readonly each?: Question['decided']['each'];
    readonly scripts?: Question['decided']['subjects']['scripts'];
    readonly path?: string;
    readonly by?: RungName;
    readonly reason?: string;
    readonly dropped?: readonly string[];
  } = {},
): Question {
  const { is = 'approval', call = 'main.1', agent = 'main', name = 'write_file', risk = 'write', by = 'mode' } = more;
  const { input = { path: 'src/sum.ts', content: 'export const sum = 1;\n' }, reason = 'changes need your answer' } =
    more;
  const rungs = rungNames.slice(0, rungNames.indexOf(by) + 1).map(
    (rung): Rung => ({
      rung,
      verdict: rung === by ? 'ask' : 'pass',
      reason: rung === by ? reason : `${rung} did not decide`,
    }),
  );
  const commands = more.each === undefined ? {} : { commands: [0] };
  const paths = [{ path: more.path ?? 'src/sum.ts', access: 'write' as const, ...commands }];
  return {
    is,
    agent,
    turn: 3,
    call: {
      id: call,
      name,
      input,
      malformed: undefined,
      risk,
      waits: is === 'question' ? 'person' : undefined,
      notes: [],
      paths: [],
      approval: undefined,
      hooked: {
        before: 0,
        asking: 0,
        waiting: 0,
        after: 0,
        block: undefined,
        vote: undefined,
        rewrittenBy: [],
        replaced: undefined,
      },
      progress: { is: is === 'question' ? 'allowed' : 'asked' },
    },
    decided: {
      type: 'tool.decided',
      seq: 7,
      at: 7,
      agent,
      call,
      verdict: is === 'question' ? 'allow' : 'ask',
      by,
      reason,
      input,
      rungs,
      subjects: {
        paths,
        commands: more.commands ?? [],
        domains: [],
        ...(more.scripts === undefined ? {} : { scripts: more.scripts }),
      },
      ...(more.each === undefined ? {} : { each: more.each }),
      dropped: more.dropped ?? [],
    },
  };
}
