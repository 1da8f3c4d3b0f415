import { count } from '../kit/format.ts';
import { Notice } from '../kit/notice.tsx';

/** What is wrong with a file, and where, as far as it has a place. */
export interface Fault {
  readonly happened: string;
  readonly detail?: string;
  readonly issues?: readonly {
    readonly line: number;
    readonly column: number;
    readonly path: string;
    readonly message: string;
  }[];
}

const mostShown = 12;

/** Says why a file cannot be opened: each thing that is wrong, with its line and its path. */
export function BadFile({ name, fault }: { readonly name: string; readonly fault: Fault }) {
  const { happened, detail, issues = [] } = fault;
  const more = issues.length - mostShown;
  return (
    <Notice
      happened={happened}
      safe="Nothing was imported, and nothing has run."
      todo={issues.length === 0 ? 'Choose another file.' : 'Correct it, and choose it again.'}
      detail={
        detail ??
        (issues.length > 0 && (
          <ul aria-label="What is wrong" className="grid gap-1 py-1">
            {issues.slice(0, mostShown).map(({ line, column, path, message }) => (
              <li key={`${line}:${column} ${path} ${message}`}>
                {name}:{line}:{column} {path !== '' && <b className="font-semibold text-ink">{path} </b>}
                {message}
              </li>
            ))}
            {more > 0 && <li>and {count(more, 'other')}</li>}
          </ul>
        ))
      }
    />
  );
}
