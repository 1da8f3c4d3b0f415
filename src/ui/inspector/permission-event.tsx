import type { CallRequest, EventOf, Rung } from '../../protocol/event.ts';
import type { Row } from '../../views/row.ts';
import { Details } from '../kit/details.tsx';
import { EachCommand } from '../kit/each-command.tsx';
import { Figure } from '../kit/figure.tsx';
import { duration } from '../kit/format.ts';
import { Verdict } from '../kit/verdict.tsx';
import { CallShown, Sentence, Written } from './blocks.tsx';

const verdicts = { allow: 'The call may run', ask: 'A person is asked', deny: 'The call is refused' } as const;

/** What the ladder said of a call: every rung that was looked at, and the one that decided. */
export function Decided(props: {
  readonly event: EventOf<'tool.decided'>;
  readonly call: CallRequest | undefined;
  readonly end: Row['end'];
}) {
  const { event, call, end } = props;
  const { paths, commands, domains } = event.subjects;
  const subjects = [...paths.map(({ path, access }) => `${access} ${path}`), ...commands, ...domains];
  return (
    <>
      <Sentence>
        {verdicts[event.verdict]}: {event.reason}
      </Sentence>
      <Ladder event={event} />
      <EachCommand decided={event} className="mx-4 my-1.5" />
      <CallShown name={call?.name ?? event.call} input={event.input} title="Judged as" />
      <Details
        of={[
          ['Subjects', subjects.join(', ')],
          [
            'Left out',
            event.dropped.length === 0 ? undefined : `${event.dropped.join(', ')}: the tool does not know it`,
          ],
          [
            'Answered',
            end === undefined ? undefined : (
              <>
                after <Figure value={duration(end.at - event.at)} />
              </>
            ),
          ],
        ]}
      />
      {end?.type === 'approval.resolved' && <Answered event={end} call={undefined} />}
    </>
  );
}

function Ladder({ event }: { readonly event: EventOf<'tool.decided'> }) {
  return (
    <table className="my-1.5 w-full border-collapse text-12">
      <caption className="sr-only">The ladder: every check in the order of the engine</caption>
      <thead className="text-ink-2">
        <tr className="border-line border-b text-left">
          <th scope="col" className="w-32 py-1 pl-4 font-semibold">
            Check
          </th>
          <th scope="col" className="w-16 font-semibold">
            Says
          </th>
          <th scope="col" className="pr-4 font-semibold">
            Why
          </th>
        </tr>
      </thead>
      <tbody>
        {event.rungs.map((rung) => (
          <RungRow key={rung.rung} rung={rung} decides={rung.rung === event.by && rung.verdict !== 'pass'} />
        ))}
      </tbody>
    </table>
  );
}

function RungRow({ rung, decides }: { readonly rung: Rung; readonly decides: boolean }) {
  const { rung: name, verdict, reason } = rung;
  return (
    <tr
      aria-current={decides || undefined}
      className={`border-line border-b align-top ${decides ? 'bg-raised font-semibold' : 'text-ink-2'}`}
    >
      <th scope="row" className="py-1 pr-2 pl-4 text-left font-normal">
        {name.slice(0, 1).toUpperCase() + name.slice(1)}
        {decides && <span className="sr-only"> which decided</span>}
      </th>
      <td className="py-1">
        <Verdict verdict={verdict} />
      </td>
      <td className="break-words py-1 pr-4">{reason}</td>
    </tr>
  );
}

const whoIs = {
  person: 'You',
  script: 'The person of the script',
  nobody: 'Nobody was there, so the call is',
} as const;

/** How a call that was asked about was answered. */
export function Answered({
  event,
  call,
}: {
  readonly event: EventOf<'approval.resolved'>;
  readonly call: CallRequest | undefined;
}) {
  const { verdict, by, input, reason } = event;
  const said =
    verdict === 'allow'
      ? input === undefined
        ? 'allowed'
        : 'edited and allowed'
      : by === 'nobody'
        ? 'refused'
        : 'denied';
  return (
    <>
      <Sentence>
        {whoIs[by]} {said}
        {by === 'nobody' ? '.' : ' the call.'}
        {verdict === 'deny' && by !== 'nobody' && (reason ?? '') === '' && ' No reason was given.'}
      </Sentence>
      <Written title="Reason" text={reason ?? ''} />
      {input !== undefined && <CallShown title="Edited to" name={call?.name ?? event.call} input={input} />}
      {input === undefined && call !== undefined && <CallShown name={call.name} input={call.input} />}
    </>
  );
}
