import { serve } from '../serve.ts';

serve(async (place) => (await import('./engine.ts')).openJavaScript(place));
