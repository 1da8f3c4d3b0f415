import type { ModelRule } from './play.ts';
import type { Script } from './script.ts';

type Reply = ModelRule['reply'];
type Part<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

/** A script without all that goes without saying, so that a person can read it. Read again, it is the same. */
export function briefly({ model, person, faults, results, recorded, checks, settings, ...rest }: Script): object {
  const { permissions, hooks, ...set } = settings;
  const rules = { allow: permissions.allow, ask: permissions.ask, deny: permissions.deny };
  return {
    ...rest,
    settings: {
      ...set,
      ...(Object.values(rules).some((list) => list.length > 0) && { permissions: rules }),
      ...(hooks.length > 0 && { hooks }),
    },
    model: model.map(({ once, reply, ...rule }) => ({ ...rule, ...(once && { once }), reply: replyOf(reply) })),
    person,
    ...(faults.length > 0 && { faults }),
    ...(results && { results }),
    recorded,
    ...(checks.length > 0 && { checks }),
  };
}

function replyOf({ text, thinking, calls, speed, cut, ...rest }: Reply): Part<Reply> {
  return {
    ...(thinking !== '' && { thinking }),
    ...(text !== '' && { text }),
    ...(calls.length > 0 && { calls }),
    ...(speed !== 400 && { speed }),
    ...(cut && { cut }),
    ...rest,
  };
}
