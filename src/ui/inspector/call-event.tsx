import type { CallRequest, EventOf, FileChange } from '../../protocol/event.ts';
import { textOf } from '../../views/context.ts';
import type { Row } from '../../views/row.ts';
import { Block } from '../kit/block.tsx';
import { Details } from '../kit/details.tsx';
import { Figure } from '../kit/figure.tsx';
import { bytes, count } from '../kit/format.ts';
import { CallShown, PathButton, Sentence, Written } from './blocks.tsx';
import { ResultCard } from './result-card.tsx';
import { RunningEvent } from './running-event.tsx';

/** A call that runs, with the files it changed and its result, as far as they are recorded. */
export function Started({ call, row }: { readonly call: CallRequest | undefined; readonly row: Row }) {
  const { end, changed, passed } = row;
  return (
    <>
      <Sentence>
        The call runs{passed > 0 && `, after ${count(passed, 'check')} that let it pass`}.
        {end === undefined && ' No result is recorded yet.'}
      </Sentence>
      {row.begin.type === 'tool.started' && end === undefined && <RunningEvent begin={row.begin} />}
      {call !== undefined && <CallShown name={call.name} input={call.malformed ?? call.input} />}
      <Changes changes={changed.flatMap(({ changes }) => changes)} />
      {end?.type === 'tool.finished' && <Result event={end} call={call} changed={changed} />}
    </>
  );
}

const ends = {
  ran: 'The call has run.',
  settled: 'The call did not run, and was answered without.',
  interrupted: 'The call was cut off. Whether it had begun to act is not known; it is not run again.',
  carried: 'The call ran while the run was forked. It keeps the result that it had in the other run.',
  undecided: 'The call was made elsewhere, and what was decided about it there does not hold here. It did not run.',
} as const satisfies Record<EventOf<'tool.finished'>['because'], string>;

/** The result of a call, as the model reads it. */
export function Finished({
  event,
  call,
}: {
  readonly event: EventOf<'tool.finished'>;
  readonly call: CallRequest | undefined;
}) {
  return (
    <>
      {call !== undefined && <CallShown name={call.name} input={call.malformed ?? call.input} />}
      <Result event={event} call={call} changed={[]} />
    </>
  );
}

/** A result as its tool wants it to look, and what the harness knows of it besides. */
function Result(props: {
  readonly event: EventOf<'tool.finished'>;
  readonly call: CallRequest | undefined;
  readonly changed: readonly EventOf<'files.changed'>[];
}) {
  const { event, call, changed } = props;
  const { because, content, failed, whole, recorded, read = [] } = event;
  const images = content.filter(({ type }) => type === 'image').length;
  const plain = <Written title={failed ? 'Result, failed' : 'Result'} text={textOf(content) || 'empty'} />;
  return (
    <>
      <Sentence>
        {recorded ? 'Recorded result: the script has it, and nothing was run or asked for.' : ends[because]}{' '}
        {failed ? 'It failed, and the model reads why.' : ''}
      </Sentence>
      {call === undefined ? plain : <ResultCard result={event} call={call} changed={changed} plain={plain} />}
      <Details
        of={[
          ['Whole output', whole && `${count(whole.chars, 'character')}, kept as output:${event.call}`],
          ['Images', images === 0 ? undefined : images],
        ]}
      />
      <Read paths={read.map(({ path }) => path)} />
    </>
  );
}

/** Files that changed, and what each became. */
export function Changes({ changes }: { readonly changes: readonly FileChange[] }) {
  if (changes.length === 0) return null;
  return (
    <Block title={count(changes.length, 'changed file')}>
      <ul>
        {changes.slice(0, 200).map(({ path, entry }) => (
          <li key={path} className="flex flex-wrap items-baseline gap-x-2">
            <PathButton path={path} />
            <span className="text-12 text-ink-2">
              {entry.is === 'file' && <Figure value={bytes(entry.bytes)} />}
              {entry.is === 'link' && `now leads to ${entry.target}`}
              {entry.is === 'folder' && 'a folder'}
              {entry.is === 'gone' && 'deleted'}
            </span>
          </li>
        ))}
      </ul>
      {changes.length > 200 && (
        <p className="text-ink-2">{count(changes.length - 200, 'more file')} are listed in the JSON.</p>
      )}
    </Block>
  );
}

function Read({ paths }: { readonly paths: readonly string[] }) {
  if (paths.length === 0) return null;
  return (
    <Block title={`Read ${count(paths.length, 'file')}`}>
      <ul>
        {[...new Set(paths)].slice(0, 200).map((path) => (
          <li key={path}>
            <PathButton path={path} />
          </li>
        ))}
      </ul>
    </Block>
  );
}
