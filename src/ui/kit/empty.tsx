import type { ReactNode } from 'react';
import { Button } from './button.tsx';

/** A panel with nothing in it yet: one sentence on what puts something there, and one button that does. */
export function Empty(props: {
  readonly children: ReactNode;
  readonly action?: { readonly label: string; readonly onPress: () => void } | undefined;
}) {
  const { children, action } = props;
  return (
    <div className="grid justify-items-start gap-3 p-4 text-ink-2">
      <p className="max-w-[48ch]">{children}</p>
      {action !== undefined && <Button onClick={action.onPress}>{action.label}</Button>}
    </div>
  );
}
