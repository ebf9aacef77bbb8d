import type { Usage } from '../../domain/costs/usage.ts';
import type { ModelEvent, ModelFailure, ModelRequest } from '../../domain/ports/model-provider.ts';
import type { StopReason, ToolCall } from '../../domain/routing/model-reply.ts';
import { chatChunk } from './chat-chunk.ts';
import type { ChatUsage } from './chat-chunk.ts';
import type { OpenAiContext } from './openai-context.ts';
import { makeToolCallAssembly } from './tool-calls.ts';

/**
 * Turns the chunks of one streamed completion into Parley's events; ends with exactly one `done` or `failed`. Throws when
 * the connection breaks. A stream that ends without a finish reason was cut.
 */
export async function* readChatStream(
  chunks: AsyncIterable<unknown>,
  request: ModelRequest,
  context: OpenAiContext,
): AsyncGenerator<ModelEvent> {
  const assembly = makeToolCallAssembly();
  let finishReason: string | null = null;
  let usage: ChatUsage | null = null;
  let reasoning = '';
  let hasRefused = false;
  for await (const raw of chunks) {
    const chunk = chatChunk.safeParse(raw);
    const choice = chunk.data?.choices?.[0];
    const { content, refusal, tool_calls: pieces } = choice?.delta ?? {};
    // Some servers count up in every chunk, most send one count at the end in a chunk without choices.
    usage = chunk.data?.usage ?? usage;
    reasoning += choice?.delta?.reasoning_content ?? '';
    for (const piece of pieces ?? []) assembly.add(piece);
    finishReason = choice?.finish_reason ?? finishReason;
    hasRefused ||= Boolean(refusal);
    const text = `${content ?? ''}${refusal ?? ''}`;
    yield text === '' ? { type: 'activity' } : { type: 'text', delta: text };
  }
  const failure = failureOf(finishReason, context);
  if (failure) {
    yield { type: 'failed', failure, usage: toUsage(usage) };
    return;
  }
  // Without an id of the server's: unique within the conversation, because the prompt has grown since the last one.
  const calls = assembly.finish(`call_${String(request.messages.length)}_`);
  for (const call of calls) yield { type: 'tool-call', call };
  const opaque = opaqueOf(reasoning, calls, context);
  yield { type: 'done', stop: hasRefused ? 'refusal' : toStop(finishReason, calls), usage: toUsage(usage), opaque };
}

function failureOf(finishReason: string | null, { dialect }: OpenAiContext): ModelFailure | null {
  if (finishReason === null)
    return { kind: 'unreachable', message: `The stream from ${dialect.title} ended in the middle.`, retryAfterMs: null };
  if (finishReason === 'insufficient_system_resource' || finishReason === 'error') {
    return { kind: 'unreachable', message: `${dialect.title} broke off (${finishReason}).`, retryAfterMs: null };
  }
  return null;
}

function toStop(finishReason: string | null, calls: readonly ToolCall[]): StopReason {
  if (finishReason === 'length') return 'length';
  if (finishReason === 'content_filter') return 'refusal';
  // Several servers say `stop` after tool calls.
  return calls.length > 0 ? 'tool-calls' : 'end';
}

function opaqueOf(
  reasoning: string,
  calls: readonly ToolCall[],
  { name, dialect }: OpenAiContext,
): { provider: string; blocks: unknown } | null {
  if (!dialect.sendsReasoningBack || reasoning === '' || calls.length === 0) return null;
  return { provider: name, blocks: { reasoning } };
}

/** Null: the server counted nothing. Prompt tokens include the cached ones, ours don't. */
function toUsage(usage: ChatUsage | null): Usage | null {
  if (typeof usage?.prompt_tokens !== 'number' || typeof usage.completion_tokens !== 'number') return null;
  const cacheReadTokens = usage.prompt_tokens_details?.cached_tokens ?? usage.prompt_cache_hit_tokens ?? 0;
  const cacheWriteTokens = usage.prompt_tokens_details?.cache_write_tokens ?? 0;
  return {
    inputTokens: Math.max(0, usage.prompt_tokens - cacheReadTokens - cacheWriteTokens),
    cacheReadTokens,
    cacheWriteTokens,
    outputTokens: usage.completion_tokens,
    reasoningTokens: usage.completion_tokens_details?.reasoning_tokens ?? 0,
  };
}
