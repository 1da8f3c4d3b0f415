import { serve } from '../../../src/sandboxes/serve.ts';
import { nailed } from './nailed.ts';

// What cannot be taken away is what Python then finds, one thing for each capability. What runs leave behind is kept by
// the test, which has the same worker serve twice.
nailed('fetch', 'indexedDB', 'OffscreenCanvas', 'postMessage', 'Worker', 'location');

serve(async (place) => (await import('../../../src/sandboxes/python/engine.ts')).openPython(place));
