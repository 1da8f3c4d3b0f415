import { describeStore } from './contract.testing.ts';
import { MemoryStore } from './memory.ts';

describeStore('in memory', () => new MemoryStore(), 100);
