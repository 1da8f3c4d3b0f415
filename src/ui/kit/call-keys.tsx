import { Button } from './button.tsx';

/** What ends a call while it runs. `hurry` is there where it waits for nothing but time. */
export function CallKeys(props: {
  readonly name: string;
  readonly hurry: (() => void) | undefined;
  readonly stop: () => void;
}) {
  const { name, hurry, stop } = props;
  return (
    <>
      {hurry !== undefined && (
        <Button size="small" onClick={hurry}>
          Cut it short
        </Button>
      )}
      <Button size="small" aria-label={`Stop ${name}`} onClick={stop}>
        Stop
      </Button>
    </>
  );
}
