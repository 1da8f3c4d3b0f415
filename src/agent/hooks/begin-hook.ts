import type { Asking } from '../../views/asking.ts';
import { type Self, standing } from '../self.ts';
import type { HookPlace } from './met.ts';

/** Writes down that a hook begins that takes its time, unless it had begun before a reload; gives what it has come to. */
export function beginHook(place: HookPlace, self: Self): Asking | undefined {
  if (!isOf(standing(self).asking, place)) self.log.append(self.name, { type: 'hook.started', ...place });
  return standing(self).asking;
}

function isOf(asking: Asking | undefined, { on, hook, index, call }: HookPlace): boolean {
  const { started } = asking ?? {};
  return started?.on === on && started.hook === hook && started.index === index && started.call === call;
}
