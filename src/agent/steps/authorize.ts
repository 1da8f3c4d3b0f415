import { agentsView } from '../../views/agent.ts';
import { shellsView } from '../../views/shells.ts';
import { workspaceView } from '../../views/workspace.ts';
import { coerce } from '../coerce.ts';
import { ceilingFor } from '../permissions/ceiling.ts';
import { climb } from '../permissions/ladder.ts';
import { subjectsOf } from '../permissions/subjects.ts';
import { callOf, type Self, standing } from '../self.ts';
import { configInForce } from '../skills/in-force.ts';
import type { StepOf } from '../step.ts';

/** Takes a call up the ladder of checks, and writes down every rung that was looked at. */
export async function authorize({ call: id }: StepOf<'authorize'>, self: Self): Promise<void> {
  const { log, name, tools, ports } = self;
  const { skills } = standing(self);
  const config = configInForce({ config: ceilingFor(log.read(agentsView), name), skills });
  const call = callOf(self, id);
  const tool = config.tools.some((each) => each.name === call.name) ? tools.get(call.name) : undefined;
  const formed = tool && coerce(tool, call.input, call.malformed);
  const fault = formed?.ok ? await tool?.check?.(formed.input, { agent: name, views: log, ports }) : undefined;
  const coerced = fault === undefined ? formed : ({ ok: false, issues: fault } as const);
  const subjects =
    tool && coerced?.ok
      ? await ports.clock.real(
          subjectsOf(tool, coerced.input, log.read(workspaceView), {
            shell: log.read(shellsView)[name],
            memory: config.memory,
            blob: (hash) => ports.blobs.get(hash),
          }),
        )
      : { paths: [], commands: [], domains: [] };
  const approved = call.progress.is === 'proposed' && call.progress.approved;
  log.append(name, { type: 'tool.decided', call: id, ...climb({ call, approved, tool, coerced, subjects, config }) });
}
