import { benchSeek } from './seek.ts';
import { benchStreams } from './streams.ts';
import { benchTurns } from './turns.ts';

await benchTurns();
benchSeek();
await benchStreams();
