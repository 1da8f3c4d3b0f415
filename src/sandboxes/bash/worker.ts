import { serve } from '../serve.ts';

serve(async (place) => (await import('./shell.ts')).shell(place));
