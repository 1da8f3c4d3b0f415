import type { Content, EventOf } from '../../protocol/event.ts';
import { stoppedEarly } from '../../views/calls.ts';
import { askToStop } from '../ask-to-stop.ts';
import { filesFor } from '../files.ts';
import { memoryFolder } from '../memory/topics.ts';
import { orAbort } from '../or-abort.ts';
import { bound } from '../outputs.ts';
import type { SandboxOutput } from '../ports.ts';
import { callOf, type Self, standing } from '../self.ts';
import { type Outcome, type StepOf, told } from '../step.ts';
import type { ToolResult } from '../tool.ts';
import { webFor } from '../web/web-of-call.ts';

/** Runs calls side by side; each ends with a result, whatever happens to it. Results are written in the order of the calls. */
export async function run({ calls }: StepOf<'run'>, self: Self): Promise<void> {
  const { log, name } = self;
  for (const call of calls) log.append(name, { type: 'tool.started', call });
  const results = calls.map((call) => attempt(call, self));
  for (const [i, call] of calls.entries()) {
    const ran = (await results[i]) ?? stopped;
    const { mode, message, stops, ...result } = typeof ran === 'function' ? ran() : ran;
    if (mode !== undefined) log.append(name, { type: 'settings.changed', because: 'tool', call, config: { mode } });
    if (message !== undefined)
      log.append(message.to, { type: 'message.sent', because: 'said', from: name, text: message.text, call });
    if (stops !== undefined) askToStop(log, stops, call);
    const outcome = withNotes(result, callOf(self, call).notes);
    log.append(name, { type: 'tool.finished', because: 'ran', call, ...outcome });
  }
}

/** What came of a call that ran, as its fact holds it, and the mode that it asks for. */
type Ran = Pick<
  EventOf<'tool.finished'>,
  'content' | 'failed' | 'whole' | 'read' | 'skill' | 'ran' | 'requests' | 'shell' | 'recorded'
> &
  Pick<ToolResult, 'mode' | 'message' | 'stops'>;

const stopped: Ran = told(stoppedEarly, true);

/** The model reads with its result what was changed in its call. */
function withNotes<T extends Outcome>(outcome: T, notes: readonly string[]): T {
  const said = notes.map((note): Content => ({ type: 'text', text: note }));
  return said.length === 0 ? outcome : { ...outcome, content: [...outcome.content, ...said] };
}

/** Whether a call runs, and nobody has cut its wait short. */
function waits(self: Self, id: string): boolean {
  const { progress } = callOf(self, id);
  return progress.is === 'running' && progress.hurried === undefined;
}

/** Executes one call. What a tool throws is its result: the model reads it and goes on. */
async function attempt(id: string, self: Self): Promise<Ran | (() => Ran)> {
  const { log, ports, tools, signal } = self;
  const { name, input, approval } = callOf(self, id);
  const files = filesFor(self, id);
  const web = webFor({ ...self, call: id });
  // what has left is said, however the call ends
  const asked = () => (web.requests.length === 0 ? {} : { requests: [...web.requests] });
  try {
    const tool = tools.get(name);
    if (tool === undefined) return told(`There is no tool ${name} any more.`, true);
    const parsed = tool.input.parse(input);
    const result = await orAbort(
      tool.execute(parsed, {
        call: id,
        agent: self.name,
        approval,
        views: log,
        files,
        clock: ports.clock,
        skills: ports.skills,
        async sandbox(engine, job, reach) {
          const { runInSandbox } = await ports.clock.real(import('../sandbox.ts')); // loaded at first use
          const hear = ({ text }: SandboxOutput) =>
            ports.preview.add(self.name, { call: id, text, thinking: '', calling: '' });
          return runInSandbox({ engine, job, files: files.mirrored, ports, signal, hear, reach });
        },
        async keep(changes) {
          const { mirrorOf } = await ports.clock.real(import('../mirror.ts'));
          return mirrorOf(files.mirrored).keep(changes).notes;
        },
        web,
        memory: standing(self).config.memory ?? memoryFolder,
        signal,
        hurried: async () => (waits(self, id) ? log.until(() => !waits(self, id), signal) : undefined),
      }),
      signal,
    );
    const done = (said: ToolResult): Ran => ({
      ...said,
      ...bound(id, said, ports.blobs),
      failed: said.failed ?? false,
      ...(files.reads.length === 0 ? {} : { read: files.reads }),
      ...asked(),
    });
    return typeof result === 'function' ? () => attemptNow(() => done(result()), signal) : done(result);
  } catch (error) {
    return { ...failedWith(error, signal), ...asked() };
  }
}

/** What is done as the result is written down fails in the same words. */
function attemptNow(act: () => Ran, signal: AbortSignal): Ran {
  try {
    return act();
  } catch (error) {
    return failedWith(error, signal);
  }
}

function failedWith(error: unknown, signal: AbortSignal): Ran {
  return signal.aborted ? stopped : told(error instanceof Error ? error.message : String(error), true);
}
