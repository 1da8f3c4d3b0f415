import type { ReactNode } from 'react';
import { Button } from '../kit/button.tsx';
import { Glyph, type GlyphName } from '../kit/glyph.tsx';
import type { Start } from '../state/begin.ts';

/** A scenario as home shows it. */
interface Offer {
  readonly name: string;
  /** The heading that it stands under; neighbours with the same one stand together. */
  readonly group: string;
  readonly title: string;
  readonly summary: string;
  readonly prompt: string;
}

type Props = {
  readonly scenarios: readonly Offer[];
  /** The scenario that is being fetched. */
  readonly starting: string | undefined;
  readonly onStart: (name: string, how: Start) => void;
  /** The person's own model, if that is the one that is asked. */
  readonly asks?: string | undefined;
  /** What stands below the scenarios: the runs of before. */
  readonly children?: ReactNode;
};

/** The first thing a newcomer sees: what this is, and runs that start with one click. */
export function Home({ scenarios, starting, onStart, asks, children }: Props) {
  const [first] = scenarios;
  return (
    <div className="mx-auto grid w-full max-w-[1320px] grid-cols-[minmax(0,1fr)] content-start gap-16 px-10 py-14 wide:grid-cols-[minmax(380px,1fr)_minmax(0,780px)] max-desk:gap-8 max-desk:px-4 max-desk:py-6">
      <div>
        <h1 className="max-w-[12ch] font-bold text-34/[1.12] tracking-[-0.03em]">See every step an agent takes</h1>
        <p className="mt-4 mb-6 max-w-[38ch] text-16/normal text-ink-2">
          A real agent harness runs in this tab. Pause it, step it, go back and watch what it decided, and by which
          line. {asks === undefined ? 'No key, no server.' : 'No server between you and your model.'}
        </p>
        {first !== undefined && (
          <Button
            look="primary"
            size="large"
            disabled={starting !== undefined}
            onClick={() => onStart(first.name, 'run')}
          >
            Run “{first.title}”
          </Button>
        )}
        <Loop />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-10">
        <section aria-labelledby="scenarios">
          <h2 id="scenarios" className="border-line border-b pb-2 font-semibold text-12 text-ink-2">
            {asks === undefined
              ? 'Scenarios, each the same every run'
              : `Scenarios, with ${asks} in place of the script: no two runs are the same`}
          </h2>
          {[...new Set(scenarios.map(({ group }) => group))].map((group) => (
            <section key={group} aria-label={group} className="mt-5">
              <h3 className="px-1.5 font-semibold text-12 text-ink-3">{group}</h3>
              <ul>
                {scenarios
                  .filter((offer) => offer.group === group)
                  .map((offer) => (
                    <Card key={offer.name} offer={offer} starting={starting} onStart={onStart} asks={asks} />
                  ))}
              </ul>
            </section>
          ))}
        </section>
        {children}
      </div>
    </div>
  );
}

type CardProps = { readonly offer: Offer } & Pick<Props, 'starting' | 'onStart' | 'asks'>;

function Card({ offer, starting, onStart, asks }: CardProps) {
  const { name, title, summary, prompt } = offer;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 border-line border-b px-1.5 py-3 hover:bg-panel max-desk:grid-cols-1">
      <div className="min-w-0">
        <h4 className="font-semibold">{title}</h4>
        <p className="text-ink-2">{summary}</p>
        <p className="mt-1 flex items-center gap-1.5 text-12 text-ink-3">
          <Glyph name="you" size={12} />
          <span className="min-w-0 truncate">{prompt}</span>
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {asks !== undefined && (
          <Button
            look="quiet"
            aria-label={`Preview ${title}`}
            disabled={starting !== undefined}
            onClick={() => onStart(name, 'preview')}
          >
            Preview
          </Button>
        )}
        <Button
          look="plain"
          aria-label={`Step through ${title}`}
          disabled={starting !== undefined}
          onClick={() => onStart(name, 'step')}
        >
          Step through
        </Button>
        <Button
          look="primary"
          aria-label={`Run ${title}`}
          disabled={starting !== undefined}
          onClick={() => onStart(name, 'run')}
        >
          {starting === name ? 'Starting…' : 'Run'}
        </Button>
      </div>
    </li>
  );
}

const stops: readonly { readonly glyph: GlyphName; readonly label: string; readonly ink: string }[] = [
  { glyph: 'context', label: 'Context', ink: 'text-ctx' },
  { glyph: 'model', label: 'Model', ink: 'text-model' },
  { glyph: 'hook', label: 'Hooks', ink: 'text-gate' },
  { glyph: 'permission', label: 'Permission', ink: 'text-gate' },
  { glyph: 'you', label: 'You', ink: 'text-user' },
  { glyph: 'tool', label: 'Tools', ink: 'text-tool' },
  { glyph: 'rest', label: 'Rest', ink: 'text-user' },
];

/** The loop as a picture. */
function Loop() {
  return (
    <div
      role="img"
      aria-label={`The loop: ${stops.map(({ label }) => label).join(', ')}, and round again`}
      className="relative mt-10 size-[300px] max-wide:hidden"
    >
      <span className="absolute inset-[52px] rounded-full border border-edge" />
      {stops.map(({ glyph, label, ink }, at) => {
        const angle = (at / stops.length) * 2 * Math.PI - Math.PI / 2;
        const place = (radius: number) => ({
          left: `${50 + Math.cos(angle) * radius}%`,
          top: `${50 + Math.sin(angle) * radius}%`,
        });
        return (
          <span key={label}>
            <span
              className={`-translate-1/2 absolute grid size-8.5 place-items-center rounded-full border border-line bg-app ${ink}`}
              style={place(32.6)}
            >
              <Glyph name={glyph} size={16} />
            </span>
            <span className="-translate-1/2 absolute text-12 text-ink-2" style={place(46.5)}>
              {label}
            </span>
          </span>
        );
      })}
    </div>
  );
}
