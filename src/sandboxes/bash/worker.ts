import { serve } from '../serve.ts';

serve(async () => (await import('./shell.ts')).shell());
