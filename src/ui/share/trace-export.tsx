import { useEffect, useMemo, useState } from 'react';
import type { Event } from '../../protocol/event.ts';
import { traceOf } from '../../views/otel.ts';
import { count } from '../kit/format.ts';
import { Switch } from '../kit/switch.tsx';
import type { Ready } from './ready.ts';
import { Remarks } from './remarks.tsx';

/** A run as spans of OpenTelemetry, with its texts only when they are asked for. */
export function TraceExport(props: {
  readonly run: string;
  readonly events: readonly Event[];
  readonly onReady: (ready: Ready) => void;
}) {
  const { run, events, onReady } = props;
  const [content, setContent] = useState(false);
  const trace = useMemo(() => traceOf(events, { run, content }), [run, events, content]);
  useEffect(() => onReady({ ending: 'otlp.json', text: `${JSON.stringify(trace)}\n` }), [trace, onReady]);
  const spans = trace.resourceSpans[0].scopeSpans[0].spans.length;
  return (
    <>
      <p>
        {count(spans, 'span')} in OTLP/JSON, by OpenTelemetry’s conventions for generative AI: who was asked, how long
        each request and call took, its tokens, and what failed. Trace viewers and collectors read it.
      </p>
      <Switch label="Include prompts, replies and results" checked={content} onChange={setContent} />
      <Remarks
        of={
          content
            ? [
                'In the file is every word of the conversation, with the files that the agent read. Whoever gets it can read them.',
                'What looks like a key is taken out. Secrets of another kind are not recognised.',
              ]
            : [
                'No prompt, reply, argument or result is in it: names of agents, tools and models, times, tokens, and what services said of failures.',
                'What looks like a key is taken out.',
              ]
        }
      />
    </>
  );
}
