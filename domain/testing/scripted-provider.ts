import type { Usage } from '../costs/usage.ts';
import { UnreachableError } from '../errors.ts';
import type { ListedModel, ModelEvent, ModelFailure, ModelProvider, ModelRequest } from '../ports/model-provider.ts';

/** What the provider does with one request: these events, or (`hang`) these events and then nothing until it is cancelled. */
export interface ScriptedReply {
  readonly events: readonly ModelEvent[];
  readonly hangs?: boolean;
}

export interface ScriptedProvider extends ModelProvider {
  /** The requests so far, in order. */
  readonly requests: readonly ModelRequest[];
  /** Adds replies to the end of the script. */
  add(...replies: readonly ScriptedReply[]): void;
  /** How many streams are open; 0 when every consumer has let go. */
  readonly open: number;
}

export const SCRIPTED_USAGE: Usage = { inputTokens: 10, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 5, reasoningTokens: 0 };

/** A whole answer, in as many deltas as pieces are given. */
export function says(...pieces: readonly string[]): ScriptedReply {
  const deltas = pieces.map((delta): ModelEvent => ({ type: 'text', delta }));
  return { events: [...deltas, { type: 'done', stop: 'end', usage: SCRIPTED_USAGE, opaque: null }] };
}

/** An answer that calls one tool, after saying `text` if there is any. */
export function callsTool(name: string, input: unknown, { id = `call-${name}`, text = '' } = {}): ScriptedReply {
  const said: ModelEvent[] = text === '' ? [] : [{ type: 'text', delta: text }];
  return {
    events: [
      ...said,
      { type: 'tool-call', call: { id, name, input } },
      { type: 'done', stop: 'tool-calls', usage: SCRIPTED_USAGE, opaque: null },
    ],
  };
}

/** A failure, after `said` has been streamed. */
export function fails(
  kind: ModelFailure['kind'],
  { said = '', message = `scripted: ${kind}`, retryAfterMs = null as number | null } = {},
): ScriptedReply {
  const deltas: ModelEvent[] = said === '' ? [] : [{ type: 'text', delta: said }];
  return { events: [...deltas, { type: 'failed', failure: { kind, message, retryAfterMs }, usage: null }] };
}

/** Streams `said` and then nothing, until the caller cancels. */
export function hangs(said = ''): ScriptedReply {
  return { events: said === '' ? [] : [{ type: 'text', delta: said }], hangs: true };
}

function failed(kind: ModelFailure['kind'], message: string): ModelEvent {
  return { type: 'failed', failure: { kind, message, retryAfterMs: null }, usage: null };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

async function* play(reply: ScriptedReply | undefined, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  if (reply === undefined) return yield failed('rejected', 'The script has no more replies.');
  for (const event of reply.events) {
    // Real streams never deliver two events in one tick.
    await Promise.resolve();
    if (signal.aborted) return yield failed('cancelled', 'Cancelled.');
    yield event;
  }
  if (reply.hangs !== true) return;
  await aborted(signal);
  yield failed('cancelled', 'Cancelled.');
}

/** A provider that answers from a script, request by request; when the script is over every request is rejected. */
export function makeScriptedProvider(
  name: string,
  script: readonly ScriptedReply[] = [],
  models?: readonly ListedModel[],
): ScriptedProvider {
  const replies = [...script];
  const requests: ModelRequest[] = [];
  let open = 0;
  return {
    name,
    requests,
    get open() {
      return open;
    },
    add: (...more) => {
      replies.push(...more);
    },
    stream: async function* (request, signal) {
      requests.push(structuredClone(request));
      open += 1;
      try {
        yield* play(replies.shift(), signal);
      } finally {
        open -= 1;
      }
    },
    list: async () => {
      if (models === undefined) throw new UnreachableError(`${name} lists no models.`);
      return models;
    },
  };
}
