import { exhaustive } from '../../base/exhaustive.ts';
import type { Self } from '../self.ts';
import type { Step } from '../step.ts';
import { askHooks } from './ask-hooks.ts';
import { authorize } from './authorize.ts';
import { callModel } from './call-model.ts';
import { clear } from './clear.ts';
import { compact } from './compact.ts';
import { hear } from './hear.ts';
import { loadContext } from './load-context.ts';
import { readSettings } from './read-settings.ts';
import { rest } from './rest.ts';
import { retry } from './retry.ts';
import { run } from './run.ts';
import { settle } from './settle.ts';
import { spawn } from './spawn.ts';
import { wait } from './wait.ts';

/** Does a step. Each kind has its file, and that file appends the facts. */
export function perform(step: Step, self: Self): Promise<void> | void {
  switch (step.do) {
    case 'load-context':
      return loadContext(step, self);
    case 'read-settings':
      return readSettings(step, self);
    case 'call-model':
      return callModel(step, self);
    case 'retry':
      return retry(step, self);
    case 'ask-hooks':
      return askHooks(step, self);
    case 'authorize':
      return authorize(step, self);
    case 'settle':
      return settle(step, self);
    case 'hear':
      return hear(step, self);
    case 'spawn':
      return spawn(step, self);
    case 'clear':
      return clear(step, self);
    case 'compact':
      return compact(step, self);
    case 'run':
      return run(step, self);
    case 'wait':
      return wait(step, self);
    case 'rest':
      return rest(step, self);
    default:
      return exhaustive(step);
  }
}
