import type { Part, PartName } from '../../views/parts.ts';
import type { Family } from '../kit/family.ts';
import type { GlyphName } from '../kit/glyph.tsx';

/** How a part of a request is drawn: the hue of those who wrote it, with a pattern or a strength where two share one. */
export interface PartLook {
  readonly label: string;
  readonly family: Family;
  readonly glyph: GlyphName;
  readonly ground: 'bg-current' | 'hatch' | 'soft';
  /** Whether its pieces are counted beside its label. */
  readonly counted: boolean;
}

/** The look of each part. */
export const partLooks = {
  system: { label: 'System prompt', family: 'user', glyph: 'context', ground: 'bg-current', counted: false },
  instructions: { label: 'Instructions', family: 'ctx', glyph: 'context', ground: 'bg-current', counted: true },
  tools: { label: 'Tool definitions', family: 'tool', glyph: 'tool', ground: 'hatch', counted: true },
  person: { label: 'Your messages', family: 'user', glyph: 'you', ground: 'soft', counted: true },
  summary: { label: 'Summary', family: 'ctx', glyph: 'compaction', ground: 'hatch', counted: false },
  model: { label: 'Model messages', family: 'model', glyph: 'model', ground: 'bg-current', counted: true },
  results: { label: 'Tool results', family: 'tool', glyph: 'tool', ground: 'bg-current', counted: true },
  agents: { label: 'Other agents', family: 'user', glyph: 'subagent', ground: 'bg-current', counted: true },
  hooks: { label: 'Hooks', family: 'gate', glyph: 'hook', ground: 'bg-current', counted: true },
} as const satisfies Record<PartName, PartLook>;

/** A part in words: "Tool results, 3". */
export function partLabel({ name, pieces }: Pick<Part, 'name' | 'pieces'>): string {
  const { label, counted } = partLooks[name];
  return counted ? `${label}, ${pieces}` : label;
}
