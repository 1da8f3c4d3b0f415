import type { ReactNode } from 'react';

const solid = { fill: 'currentColor', stroke: 'none' } as const;

const shapes = {
  you: <path {...solid} d="M2.5 2.5h11v8h-6l-3.2 3v-3H2.5z" />,
  model: (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <circle {...solid} cx="8" cy="8" r="2.3" />
    </>
  ),
  tool: <rect {...solid} x="2.6" y="2.6" width="10.8" height="10.8" rx="1.6" />,
  hook: (
    <>
      <path d="M10.5 2.2v7.2a3.6 3.6 0 1 1-7.2 0V8l2 2" />
      <circle {...solid} cx="10.5" cy="2.6" r="1.1" />
    </>
  ),
  permission: <path {...solid} d="M8 1.4l5.6 2v4.3c0 3.4-2.3 5.7-5.6 6.9-3.3-1.2-5.6-3.5-5.6-6.9V3.4z" />,
  context: <path d="M2.2 4.2h11.6M2.2 8h11.6M2.2 11.8h11.6" />,
  compaction: <path d="M8 1.6v4.6M5.6 4 8 6.4 10.4 4M8 14.4V9.8M5.6 12 8 9.6l2.4 2.4M2.2 8h11.6" />,
  memory: <path {...solid} d="M4 1.8h8v12.6l-4-3-4 3z" />,
  skill: (
    <path d="M8 3.6C6.6 2.7 4.7 2.5 2.2 2.7v9.8c2.5-.2 4.4 0 5.8.9 1.4-.9 3.3-1.1 5.8-.9V2.7c-2.5-.2-4.4 0-5.8.9zM8 3.6v9.8" />
  ),
  subagent: (
    <>
      <path d="M4.5 4.5v7M4.5 6.5c0 2 1.4 2.5 3.5 2.5h1.5" />
      <circle {...solid} cx="4.5" cy="3" r="1.8" />
      <circle {...solid} cx="4.5" cy="13" r="1.8" />
      <circle {...solid} cx="11.8" cy="9" r="1.8" />
    </>
  ),
  retry: <path d="M13 8a5 5 0 1 1-1.5-3.6L13.2 6M13.2 2.6V6H9.8" />,
  error: <path d="M5.3 1.9h5.4l3.4 3.4v5.4l-3.4 3.4H5.3l-3.4-3.4V5.3zM6 6l4 4M10 6l-4 4" />,
  rest: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M5.4 8.2l1.8 1.8 3.4-3.8" />
    </>
  ),
  allow: <path d="M3 8.6l3.2 3.2L13 4.6" />,
  ask: <path d="M5.3 5.6a2.7 2.7 0 1 1 4 2.4c-.9.5-1.3 1-1.3 2M8 12.9v.1" />,
  deny: <path d="M4 4l8 8M12 4l-8 8" />,
  silent: <path d="M4 8h8" />,
  down: <path {...solid} d="M3.4 5.6h9.2L8 11.4z" />,
  folder: (
    <path d="M2 4.2c0-.7.5-1.2 1.2-1.2h2.9l1.5 1.7h5.2c.7 0 1.2.5 1.2 1.2v6c0 .7-.5 1.2-1.2 1.2H3.2c-.7 0-1.2-.5-1.2-1.2z" />
  ),
  'folder-open': (
    <path d="M2 12V4.2C2 3.5 2.5 3 3.2 3h2.900l1.5 1.700h4.2c.7 0 1.2.5 1.2 1.2v1.100M2 12.2l2-5.2h10.400l-1.900 6.100H3.2c-.7 0-1.2-.4-1.2-.9z" />
  ),
} as const satisfies Record<string, ReactNode>;

/** The shapes that this product draws itself; controls take theirs from the icon library. */
export type GlyphName = keyof typeof shapes;

/** One event glyph, in the ink around it; it is silent to a screen reader, for a word always stands beside it. */
export function Glyph({
  name,
  size = 14,
  className,
}: {
  readonly name: GlyphName;
  readonly size?: number;
  readonly className?: string;
}) {
  const heavy = name === 'allow' || name === 'ask' || name === 'deny' || name === 'silent';
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={heavy ? 2 : 1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`block flex-none ${className ?? ''}`}
    >
      {shapes[name]}
    </svg>
  );
}
