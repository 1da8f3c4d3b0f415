import { type DragEvent, type ReactNode, useState } from 'react';

/** A place onto which files may be dropped. Whatever is dropped on it never takes the page away. */
export function DropArea(props: {
  /** What dropping does, as it is said while files are held over it. */
  readonly says: string;
  readonly onDrop: (dropped: DataTransfer) => void;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const { says, onDrop, className = '', children } = props;
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what can be dropped here can be chosen by a button inside as well
    <div
      onDragOver={(event) => {
        const mine = bringsFiles(event) && !event.isDefaultPrevented();
        // an area inside this one has said that it takes them
        setOver(mine);
        if (!mine) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        if (!bringsFiles(event) || event.isDefaultPrevented()) return;
        event.preventDefault();
        onDrop(event.dataTransfer);
      }}
      className={`relative ${className}`}
    >
      {children}
      {over && (
        <span className="pointer-events-none absolute inset-0 z-1 grid place-items-center rounded-box border-2 border-accent border-dashed bg-panel/90 p-4 text-center font-semibold">
          {says}
        </span>
      )}
    </div>
  );
}

function bringsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes('Files');
}
