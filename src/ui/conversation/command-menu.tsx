import { type Completion, wordOf } from '../state/slash.ts';

/** The commands and skills that what was written may become; the text field keeps the focus and says which one Enter would run. */
export function CommandMenu(props: {
  readonly id: string;
  readonly commands: readonly Completion[];
  readonly at: number;
  readonly onPick: (command: Completion) => void;
}) {
  const { id, commands, at, onPick } = props;
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Commands"
      className="absolute inset-x-0 bottom-full z-10 mb-1 max-h-60 overflow-auto rounded-box border border-edge bg-panel p-1"
    >
      {commands.map((command, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text field, which has the focus, hears the keys
        <div
          key={wordOf(command)}
          id={optionId(id, command)}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(command)}
          className="flex min-h-7 cursor-pointer items-center gap-3 rounded-control px-2 aria-selected:bg-raised max-desk:min-h-11"
        >
          <code className="w-28 flex-none break-words font-mono font-semibold text-12">/{wordOf(command)}</code>
          <span className="line-clamp-2 min-w-0 text-ink-2">
            {'skill' in command && <span className="sr-only">Skill: </span>}
            {command.words}
          </span>
        </div>
      ))}
    </div>
  );
}

/** The id of an option, for the field that points at it. */
export function optionId(menu: string, command: Completion | undefined): string | undefined {
  return command === undefined ? undefined : `${menu}-${wordOf(command)}`;
}
