import { z } from 'zod';
import { scriptSchema } from '../protocol/script.ts';

/** The command that begins a run, as far as its script goes: all else of it has been read. */
export const startSchema = z.looseObject({ script: scriptSchema });
