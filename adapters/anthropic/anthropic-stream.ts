import { z } from 'zod';

import type { Usage } from '../../domain/costs/usage.ts';
import type { ModelEvent } from '../../domain/ports/model-provider.ts';
import type { StopReason } from '../../domain/routing/model-reply.ts';
import { parseToolInput } from '../../domain/routing/tool-input.ts';
import { streamFailure } from './anthropic-failure.ts';
import type { AnthropicContext } from './anthropic-context.ts';
import type { ClaudeBlock } from './anthropic-request.ts';

const usage = z.object({
  input_tokens: z.number().nullish(),
  cache_read_input_tokens: z.number().nullish(),
  cache_creation_input_tokens: z.number().nullish(),
  output_tokens: z.number().nullish(),
  output_tokens_details: z.object({ thinking_tokens: z.number().nullish() }).nullish(),
});

const startedBlock = z.union([
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('thinking'), thinking: z.string().default(''), signature: z.string().default('') }),
  z.object({ type: z.literal('redacted_thinking'), data: z.string() }),
  z.object({ type: z.literal('tool_use'), id: z.string(), name: z.string(), input: z.unknown() }),
  z.looseObject({ type: z.string() }).transform(() => ({ type: 'unknown' as const })),
]);

const delta = z.union([
  z.object({ type: z.literal('text_delta'), text: z.string() }),
  z.object({ type: z.literal('input_json_delta'), partial_json: z.string() }),
  z.object({ type: z.literal('thinking_delta'), thinking: z.string() }),
  z.object({ type: z.literal('signature_delta'), signature: z.string() }),
  z.looseObject({ type: z.string() }).transform(() => ({ type: 'unknown' as const })),
]);

const streamEvent = z.union([
  z.object({ type: z.literal('message_start'), message: z.object({ usage: usage.nullish() }) }),
  z.object({ type: z.literal('content_block_start'), index: z.number(), content_block: startedBlock }),
  z.object({ type: z.literal('content_block_delta'), index: z.number(), delta }),
  z.object({ type: z.literal('content_block_stop'), index: z.number() }),
  z.object({ type: z.literal('message_delta'), delta: z.object({ stop_reason: z.string().nullish() }), usage: usage.nullish() }),
  z.object({ type: z.literal('message_stop') }),
  z.object({ type: z.literal('error'), error: z.object({ type: z.string().default(''), message: z.string().default('') }) }),
  z.looseObject({ type: z.string() }).transform(() => ({ type: 'other' as const })),
]);
type StreamEvent = z.infer<typeof streamEvent>;
type Counts = z.infer<typeof usage>;

/** A content block that grows; a tool call's arguments come as pieces of JSON. */
type Growing = { block: ClaudeBlock; json: string; isClosed: boolean };

/** One message as far as it has come. */
interface Growth {
  readonly blocks: Map<number, Growing>;
  counts: Counts;
  stopReason: string | null;
}

/** Turns the events of one streamed message into Parley's; ends with exactly one `done` or `failed`. Throws when the connection breaks. */
export async function* readAnthropicStream(sse: AsyncIterable<{ data: string }>, context: AnthropicContext): AsyncGenerator<ModelEvent> {
  const growth: Growth = { blocks: new Map(), counts: {}, stopReason: null };
  for await (const { data } of sse) {
    const event = parse(data);
    if (event.type === 'error') {
      yield { type: 'failed', failure: streamFailure(context, event.error), usage: null };
      return;
    }
    if (event.type === 'message_stop') break;
    yield take(growth, event) ?? { type: 'activity' };
  }
  // A stream that ends after the stop reason lacks nothing; before it, anything may be missing.
  if (growth.stopReason === null) {
    yield { type: 'failed', failure: streamFailure(context, null), usage: null };
    return;
  }
  yield { type: 'done', stop: toStop(growth.stopReason), usage: toUsage(growth.counts), opaque: opaqueOf(growth, context.name) };
}

/** Events that are no JSON or of no known form are signs of life and nothing else. */
function parse(data: string): StreamEvent {
  try {
    const parsed = streamEvent.safeParse(JSON.parse(data));
    return parsed.success ? parsed.data : { type: 'other' };
  } catch {
    return { type: 'other' };
  }
}

function take(growth: Growth, event: StreamEvent): ModelEvent | null {
  switch (event.type) {
    case 'message_start':
      growth.counts = { ...event.message.usage };
      return null;
    case 'content_block_start':
      return begin(growth, event.index, event.content_block);
    case 'content_block_delta':
      return grow(growth.blocks.get(event.index), event.delta);
    case 'content_block_stop':
      return close(growth.blocks.get(event.index));
    case 'message_delta':
      growth.counts = { ...growth.counts, ...withoutNulls(event.usage ?? {}) };
      growth.stopReason = event.delta.stop_reason ?? growth.stopReason;
      return null;
    default:
      return null;
  }
}

function begin(growth: Growth, index: number, block: z.infer<typeof startedBlock>): ModelEvent | null {
  if (block.type === 'unknown') return null;
  growth.blocks.set(index, { block, json: '', isClosed: false });
  return block.type === 'text' && block.text !== '' ? { type: 'text', delta: block.text } : null;
}

function grow(growing: Growing | undefined, piece: z.infer<typeof delta>): ModelEvent | null {
  const block = growing?.block;
  if (growing === undefined || block === undefined) return null;
  if (piece.type === 'text_delta' && block.type === 'text') {
    growing.block = { ...block, text: block.text + piece.text };
    return { type: 'text', delta: piece.text };
  }
  if (piece.type === 'input_json_delta') growing.json += piece.partial_json;
  if (piece.type === 'thinking_delta' && block.type === 'thinking') growing.block = { ...block, thinking: block.thinking + piece.thinking };
  if (piece.type === 'signature_delta' && block.type === 'thinking')
    growing.block = { ...block, signature: block.signature + piece.signature };
  return null;
}

function close(growing: Growing | undefined): ModelEvent | null {
  if (growing === undefined) return null;
  growing.isClosed = true;
  const { block, json } = growing;
  if (block.type !== 'tool_use') return null;
  const input = json === '' ? block.input : parseToolInput(json);
  growing.block = { ...block, input };
  return { type: 'tool-call', call: { id: block.id, name: block.name, input } };
}

function toStop(reason: string): StopReason {
  if (reason === 'tool_use') return 'tool-calls';
  if (reason === 'max_tokens' || reason === 'model_context_window_exceeded') return 'length';
  if (reason === 'refusal') return 'refusal';
  // `pause_turn` comes only with tools that run at Anthropic, which Parley does not use.
  return 'end';
}

function toUsage(counts: Counts): Usage | null {
  if (counts.output_tokens === undefined || counts.output_tokens === null) return null;
  return {
    inputTokens: counts.input_tokens ?? 0,
    cacheReadTokens: counts.cache_read_input_tokens ?? 0,
    cacheWriteTokens: counts.cache_creation_input_tokens ?? 0,
    outputTokens: counts.output_tokens,
    reasoningTokens: counts.output_tokens_details?.thinking_tokens ?? 0,
  };
}

function withoutNulls(counts: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== null && value !== undefined));
}

/** The whole turn as Claude said it, but only where it thought: anything else can be said again from text and calls. */
function opaqueOf({ blocks }: Growth, provider: string): { provider: string; blocks: unknown } | null {
  const closed = [...blocks.entries()].toSorted(([a], [b]) => a - b).filter(([, growing]) => growing.isClosed);
  const content = closed.map(([, { block }]) => block).filter((block) => block.type !== 'text' || block.text.trim() !== '');
  const hasThought = content.some(({ type }) => type === 'thinking' || type === 'redacted_thinking');
  return hasThought ? { provider, blocks: content.map(sendable) } : null;
}

function sendable(block: ClaudeBlock): ClaudeBlock {
  if (block.type !== 'tool_use' || (typeof block.input === 'object' && block.input !== null)) return block;
  return { ...block, input: { invalid_input: block.input } };
}
