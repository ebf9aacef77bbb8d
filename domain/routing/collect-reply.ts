import type { Usage } from '../costs/usage.ts';
import type { ModelEvent, ModelFailure } from '../ports/model-provider.ts';
import type { ModelReply, ToolCall } from './model-reply.ts';

export type Collected =
  /** `usage` null: the provider did not say; the reply then carries zeros. */
  | { readonly kind: 'reply'; readonly reply: ModelReply; readonly usage: Usage | null }
  /** `text`: what had come until then. */
  | { readonly kind: 'failed'; readonly failure: ModelFailure; readonly usage: Usage | null; readonly text: string };

export const NO_USAGE: Usage = { inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0, reasoningTokens: 0 };

/**
 * Reads a stream to its end. `onText` gets the whole text so far at each delta; what it returns is waited for, which holds
 * the stream back. Throws only what `onText` throws; the stream is released in any case.
 */
export async function collectReply(events: AsyncIterable<ModelEvent>, onText: (text: string) => Promise<void> | void): Promise<Collected> {
  let text = '';
  const toolCalls: ToolCall[] = [];
  for await (const event of events) {
    switch (event.type) {
      case 'text':
        text += event.delta;
        await onText(text);
        break;
      case 'tool-call':
        toolCalls.push(event.call);
        break;
      case 'activity':
        break;
      case 'done': {
        const { stop, usage, opaque } = event;
        return { kind: 'reply', usage, reply: { text, toolCalls, stop, usage: usage ?? NO_USAGE, opaque } };
      }
      case 'failed':
        return { kind: 'failed', failure: event.failure, usage: event.usage, text };
    }
  }
  const failure: ModelFailure = { kind: 'unreachable', message: 'The stream ended in the middle.', retryAfterMs: null };
  return { kind: 'failed', failure, usage: null, text };
}
