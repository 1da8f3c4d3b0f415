import { Glyph } from './glyph.tsx';

const marks = { allow: 'allow', pass: 'allow', ask: 'ask', deny: 'deny', block: 'deny', silent: 'silent' } as const;

/** What a check said: a pass of a hook, an answer of the ladder, or nothing. */
export type VerdictName = keyof typeof marks;

/** A verdict, never by colour alone: its sign and its word, in the ink around it. */
export function Verdict({ verdict, word }: { readonly verdict: VerdictName; readonly word?: string }) {
  return (
    <span className="inline-flex items-center gap-0.75 whitespace-nowrap font-semibold text-11">
      <Glyph name={marks[verdict]} size={12} />
      {word ?? (verdict === 'silent' ? 'no say' : verdict)}
    </span>
  );
}
