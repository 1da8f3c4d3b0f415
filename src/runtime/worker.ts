import { scripted } from '../providers/scripted/index.ts';
import { openStore } from '../storage/open.ts';
import { tools } from '../tools/index.ts';
import { Host } from './host.ts';
import { PacedClock } from './paced-clock.ts';
import { whyOf } from './port.ts';
import { serve } from './serve.ts';

// what nobody catches ends a loop, not the worker, so the page must be told
self.addEventListener('error', ({ error, message }) =>
  self.postMessage({ say: 'crashed', why: error ? whyOf(error) : message }),
);
self.addEventListener('unhandledrejection', ({ reason }) => self.postMessage({ say: 'crashed', why: whyOf(reason) }));

void serve(self, async (notify) => {
  const store = await openStore();
  return { store, host: new Host({ store, tools, clock: (speed) => new PacedClock(speed), model: scripted, notify }) };
});
