import type { EventOf } from '../../protocol/event.ts';
import { count } from './format.ts';
import { Glyph } from './glyph.tsx';
import { deciderOf, labelOf } from './rungs.ts';

type Decided = Pick<EventOf<'tool.decided'>, 'subjects' | 'each' | 'by' | 'reason'>;
type Judged = NonNullable<Decided['each']>[number];

const words = { allow: 'allowed', ask: 'asks', deny: 'refused', pass: 'not judged' } as const;
const signs = { allow: 'allow', ask: 'ask', deny: 'deny', pass: 'silent' } as const;

/** Every simple command that a call would run, what the ladder says of it alone, and which rung decided. */
export function EachCommand({ decided, className = '' }: { readonly decided: Decided; readonly className?: string }) {
  const { subjects, each = [] } = decided;
  if (each.length === 0) return null;
  const { commands, paths, scripts = [], requests = [] } = subjects;
  // what is said of the call itself stands beside this list
  const whyOf = ({ rung, reason }: Judged) =>
    rung === decided.by && reason === decided.reason ? labelOf(rung) : deciderOf({ by: rung, reason });
  return (
    <section aria-label="Command by command" className={className}>
      <h3 className="mb-1.5 font-semibold text-12 text-ink-2">Its {count(commands.length, 'command')}, one by one</h3>
      <ol className="rounded-box border border-line">
        {commands.map((command, at) => (
          <One
            key={command}
            command={command}
            verdict={each[at]?.verdict ?? 'pass'}
            why={each[at] && whyOf(each[at])}
            scripts={scripts.filter((script) => script.commands.includes(at))}
            opens={paths.filter((path) => path.commands?.includes(at))}
            reaches={requests.filter((request) => request.command === at)}
          />
        ))}
      </ol>
    </section>
  );
}

function One(props: {
  readonly command: string;
  readonly verdict: Judged['verdict'];
  readonly why: string | undefined;
  /** The script files that it stands in. */
  readonly scripts: NonNullable<Decided['subjects']['scripts']>;
  readonly opens: Decided['subjects']['paths'];
  /** What it reads of the web. */
  readonly reaches: NonNullable<Decided['subjects']['requests']>;
}) {
  const { command, verdict, why, scripts, opens, reaches } = props;
  return (
    <li className="grid grid-cols-[20px_1fr] items-baseline gap-x-1 border-line border-b px-3 py-1.25 last:border-b-0">
      <Glyph name={signs[verdict]} size={13} className={`self-center ${verdict === 'allow' ? '' : 'text-gate'}`} />
      <code className="min-w-0 whitespace-pre-wrap break-words font-mono text-12/5">{command}</code>
      <p className="col-start-2 min-w-0 break-words text-12 text-ink-2">
        <b className="font-semibold text-ink">{words[verdict]}</b>
        {why !== undefined && ` · ${why}`}
        {scripts.map(({ path }) => (
          <span key={path}>
            {' · in '}
            <code className="font-mono">{path}</code>
          </span>
        ))}
        {opens.map(({ path, access }) => (
          <span key={`${access} ${path}`}>
            {access === 'write' ? ' · writes ' : ' · reads '}
            <code className="font-mono">{path}</code>
          </span>
        ))}
        {reaches.map(({ address, domain }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one address may be asked twice
          <span key={at} className="block">
            reaches{' '}
            {address === undefined ? (
              `${domain ?? 'somebody'} at an address that is known only when it runs`
            ) : (
              <code className="break-all font-mono">{address}</code>
            )}
          </span>
        ))}
      </p>
    </li>
  );
}
