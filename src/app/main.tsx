import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from '../runtime/client.ts';
import { connectRun } from '../ui/state/notices.ts';
import { runsKey, workspacesKey } from '../ui/state/shelf.ts';
import { App } from './app.tsx';
import { takeDropped } from './dropping.ts';
import './styles.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root to draw in.');

// What is asked for lies in this browser: it fails for good, and the runtime says when it changes.
const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: false, networkMode: 'always', refetchOnWindowFocus: false, staleTime: Number.POSITIVE_INFINITY },
  },
});
connectRun(connect(), (what) => {
  if (what === 'runs') void queries.invalidateQueries({ queryKey: runsKey });
  // it tells of its runs too
  void queries.invalidateQueries({ queryKey: workspacesKey });
});

takeDropped(async () => (await import('../ui/state/opening.ts')).openDropped);

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
