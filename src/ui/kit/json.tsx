import { Code } from './code.tsx';

const most = 200_000;

/** A line of printed JSON in its parts: what leads in, the key if there is one, and the rest. */
function splitLine(line: string): { readonly indent: string; readonly key: string; readonly rest: string } {
  const [, indent = '', key = '', rest = ''] = /^(\s*)("(?:[^"\\]|\\.)*": )?(.*)$/.exec(line) ?? [];
  return { indent, key, rest };
}

/** A value as printed JSON. What is too long to draw is cut, and the cut is said. */
export function Json({
  value,
  label,
  className,
}: {
  readonly value: unknown;
  readonly label: string;
  readonly className?: string;
}) {
  const text = JSON.stringify(value, null, 2) ?? 'undefined';
  const lines = text.slice(0, most).split('\n');
  return (
    <Code label={label} wraps className={className ?? ''}>
      {lines.map((line, index) => {
        const { indent, key, rest } = splitLine(line);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line of a printed value is nothing but its place
          <span key={index} className="text-ink-2">
            {indent}
            <span className="text-ink">{key}</span>
            <span className={rest.startsWith('"') ? 'text-code-str' : undefined}>{rest}</span>
            {'\n'}
          </span>
        );
      })}
      {text.length > most && (
        <span className="text-ink-3">
          {(text.length - most).toLocaleString('en-US')} more characters are not drawn.
        </span>
      )}
    </Code>
  );
}
