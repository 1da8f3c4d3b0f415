import { useEffect, useState } from 'react';

const eventName = 'loopscope:announce';

type Said = { readonly text: string; readonly urgent: boolean };

/** Says a sentence to a screen reader when it is next silent; an urgent one interrupts, and only a waiting question is urgent. */
export function announce(text: string, { urgent = false }: { readonly urgent?: boolean } = {}): void {
  document.dispatchEvent(new CustomEvent<Said>(eventName, { detail: { text, urgent } }));
}

type Line = Said & { readonly id: number };

/** Where `announce` is heard: one polite and one assertive region. Drawn once by the page, and by each dialog for itself. */
export function LiveRegion() {
  const [lines, setLines] = useState<readonly Line[]>([]);
  useEffect(() => {
    const onSaid = (event: Event) => {
      if (!(event instanceof CustomEvent)) return;
      const said = event.detail as Said;
      // A new element each time, so that the same sentence twice is said twice; a few are kept, so that none is lost in a burst.
      setLines((before) => [...before.slice(-4), { ...said, id: (before.at(-1)?.id ?? 0) + 1 }]);
    };
    document.addEventListener(eventName, onSaid);
    return () => document.removeEventListener(eventName, onSaid);
  }, []);
  const draw = (urgent: boolean) =>
    lines.filter((line) => line.urgent === urgent).map((line) => <p key={line.id}>{line.text}</p>);
  return (
    <div className="sr-only">
      <div aria-live="polite" aria-relevant="additions">
        {draw(false)}
      </div>
      <div aria-live="assertive" aria-relevant="additions">
        {draw(true)}
      </div>
    </div>
  );
}
