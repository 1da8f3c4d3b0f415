import type { JsonObject } from '../../protocol/json.ts';
import { agentsView } from '../../views/agent.ts';
import { workspaceView } from '../../views/workspace.ts';
import { mostAgents } from '../others.ts';
import { callOf, type Self, standing } from '../self.ts';
import { type StepOf, told } from '../step.ts';
import { settle } from './settle.ts';

/** Starts the subagent that a call asks for; it bears the call's name. The host gives it a loop. */
export async function spawn({ call }: StepOf<'spawn'>, self: Self): Promise<void> {
  const { log, ports } = self;
  const { input } = callOf(self, call);
  const { config: parent } = standing(self);
  // what reads definitions is loaded at first use
  const { prepare } = await ports.clock.real(import('../agents/prepare.ts'));
  const root = log.read(workspaceView);
  const prepared = await ports.clock.real(
    prepare({ agent: textIn(input, 'agent'), tools: namesIn(input) }, { root, parent, ports }),
  );
  if (self.signal.aborted || callOf(self, call).progress.is !== 'allowed') return;
  if (Object.keys(log.read(agentsView)).length >= mostAgents) return; // others were started meanwhile: choose again
  if ('fault' in prepared) {
    settle({ call, outcome: told(prepared.fault, true) }, self);
    return;
  }
  const { config, definition, background } = prepared;
  const label = textIn(input, 'name');
  log.append(call, {
    type: 'agent.started',
    config,
    brief: textIn(input, 'brief') ?? '',
    ...(definition === undefined ? {} : { definition }),
    ...(label === undefined ? {} : { label }),
    ...(input.background === true || (background && input.background !== false) ? { background: true } : {}),
  });
}

function textIn(input: JsonObject, key: string): string | undefined {
  const value = input[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function namesIn({ tools }: JsonObject): readonly string[] | undefined {
  return Array.isArray(tools) ? tools.filter((each): each is string => typeof each === 'string') : undefined;
}
