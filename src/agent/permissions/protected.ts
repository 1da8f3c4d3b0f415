import { compileGlob } from '../../base/glob.ts';
import { plainNames } from './sensitive.ts';

/** What decides about the harness itself: rules and hooks, and the agents there are. The folders above count as well. */
const places: readonly (readonly [kind: string, fits: (path: string) => boolean])[] = [
  ['rules and hooks', compileGlob('{.agents,.claude}/settings{,.local}.json{,/**}', { dot: true })],
  ['hooks', compileGlob('{.agents,.claude}/hooks{,/**}', { dot: true })],
  ['agent definitions', compileGlob('{.agents,.claude}/agents{,/**}', { dot: true })],
  ['rules, hooks and agent definitions', compileGlob('{.agents,.claude}', { dot: true })],
];

/** What a resolved path would change of the harness itself, such as `rules and hooks`, or nothing. */
export function protectedPlace(path: string): string | undefined {
  const plain = plainNames(path).join('/');
  return places.find(([, fits]) => fits(plain))?.[0];
}
