import type { ModelEvent, ModelProvider, ModelRequest } from '../../domain/ports/model-provider.ts';
import { NO_USAGE } from '../../domain/routing/collect-reply.ts';
import { OFFLINE_MODEL } from '../../domain/routing/known-models.ts';
import { quoteWhatIsKnown } from './quote-what-is-known.ts';

/** Answers when no model is set: says so, and quotes what the prompt itself holds. Free, local and never inventing. */
export function makeOfflineProvider(): ModelProvider {
  return {
    name: OFFLINE_MODEL.provider,
    stream: (request, signal) => stream(request, signal),
    list: async () => [{ name: OFFLINE_MODEL.name, contextTokens: OFFLINE_MODEL.contextTokens }],
  };
}

async function* stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  for (const paragraph of quoteWhatIsKnown(request)) {
    if (signal.aborted) {
      yield { type: 'failed', failure: { kind: 'cancelled', message: 'The call was cancelled.', retryAfterMs: null }, usage: NO_USAGE };
      return;
    }
    yield { type: 'text', delta: paragraph };
    // Lets the reader and everybody else go on between two paragraphs, as a real stream does.
    await Promise.resolve();
  }
  yield { type: 'done', stop: 'end', usage: NO_USAGE, opaque: null };
}
