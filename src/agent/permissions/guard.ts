import { quotePath, resolvePath } from '../../base/path.ts';
import type { Config } from '../../protocol/config.ts';
import { type Actor, fitsPath, nameRule, reachesPath, rulesOf } from './judge.ts';
import { protectedPlace } from './protected.ts';
import { sensitivePlace } from './sensitive.ts';

/** Whether a place may be touched, and if not, what to tell who tried. */
export type Admission = { readonly verdict: 'allow' } | { readonly verdict: 'deny'; readonly reason: string };

/** On whose behalf. Without a tool, it is code in a sandbox, for which every path rule holds. */
export interface Behalf {
  /** Whether a person has allowed this very call. */
  readonly approved?: boolean;
  readonly tool?: Actor | undefined;
}

const sandbox: Actor = { name: '', risk: 'execute' };
const welcome: Admission = { verdict: 'allow' };

/**
 * The guard at the files: whatever reaches a file passes it, whoever opens it. Nobody can be asked here, so what would
 * have to be asked for is refused unless the call was approved. `path` is resolved, and links are followed.
 */
export function guard(
  path: string,
  access: 'read' | 'write',
  config: Config,
  { approved = false, tool = sandbox }: Behalf = {},
): Admission {
  const closed = closedPlace(path);
  if (closed !== undefined) return deny(closed);
  const denying = rulesOf(config, 'deny').read.find((read) => fitsPath(read, path, access, tool, config));
  if (denying !== undefined)
    return deny(
      `The rule ${nameRule(denying.rule)} refuses ${quotePath(path)}. Do without it, or tell the person why you need it.`,
    );
  if (approved) return welcome;
  const own = access === 'write' ? protectedPlace(path) : undefined;
  if (own !== undefined)
    return deny(`${quotePath(path)} holds ${own}, and a person must be asked first. ${asking[access]}`);
  const ask = rulesOf(config, 'ask').read.find((read) => fitsPath(read, path, access, tool, config));
  if (ask !== undefined)
    return deny(
      `By the rule ${nameRule(ask.rule)} a person must be asked about ${quotePath(path)} first. ${asking[access]}`,
    );
  const broken = [...rulesOf(config, 'deny').faulty, ...rulesOf(config, 'ask').faulty].find((rule) =>
    reachesPath(rule, access, tool, config),
  );
  if (broken !== undefined)
    return deny(
      `The rule ${nameRule(broken.rule)} cannot be read (${broken.fault}), so a person must be asked about ${quotePath(path)} first. ${asking[access]}`,
    );
  return welcome;
}

const asking = {
  read: 'Use read_file for it, so that they can be.',
  write: 'Use write_file or edit_file for it, so that they can be.',
};

/** Why a path is closed to everyone, always; undefined when it is not. */
export function closedPlace(path: string): string | undefined {
  if (resolvePath(path) === undefined) return unnameable(path);
  const place = sensitivePlace(path);
  if (place === undefined) return undefined;
  return `${quotePath(path)} is a sensitive path (${place}): it is never opened, whatever rules, modes or people say. Go on without it, or ask the person for what you need from it.`;
}

function unnameable(path: string): string {
  return `No file can be named ${quotePath(path)}: it holds control characters or halves of characters, or is too long. Write the path plainly.`;
}

function deny(reason: string): Admission {
  return { verdict: 'deny', reason };
}
