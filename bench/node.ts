import { benchSeek } from './seek.ts';
import { benchTurns } from './turns.ts';

await benchTurns();
benchSeek();
