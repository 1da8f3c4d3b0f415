import { benchAgents } from './agents.ts';
import { benchDebugger } from './debugger.ts';
import { benchHands } from './hands.ts';
import { benchSeek } from './seek.ts';
import { benchStreams } from './streams.ts';
import { benchTurns } from './turns.ts';

await benchTurns();
benchSeek();
await benchStreams();
await benchDebugger();
await benchAgents();
await benchHands();
