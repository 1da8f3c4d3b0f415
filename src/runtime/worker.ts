import { scripted } from '../providers/scripted/index.ts';
import { openStore } from '../storage/open.ts';
import { tools } from '../tools/index.ts';
import { Host } from './host.ts';
import { PacedClock } from './paced-clock.ts';
import { whyOf } from './port.ts';
import { serve } from './serve.ts';

// an error reaches the page as an event of its worker; a promise that nobody awaits would fail without a word
self.addEventListener('unhandledrejection', ({ reason }) => self.postMessage({ say: 'crashed', why: whyOf(reason) }));

void serve(self, async (notify) => {
  const store = await openStore();
  return { store, host: new Host({ store, tools, clock: (speed) => new PacedClock(speed), model: scripted, notify }) };
});
