import type Anthropic from '@anthropic-ai/sdk';
import { z } from 'zod';

import type { ModelRequest, PromptMessage, PromptPicture, ToolSpec } from '../../domain/ports/model-provider.ts';
import type { ToolCall } from '../../domain/routing/model-reply.ts';

/** What Claude said, as it has to come back: whole turns, in order, thinking blocks untouched. */
export const claudeBlocks = z.array(
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('text'), text: z.string() }),
    z.object({ type: z.literal('thinking'), thinking: z.string(), signature: z.string() }),
    z.object({ type: z.literal('redacted_thinking'), data: z.string() }),
    z.object({ type: z.literal('tool_use'), id: z.string(), name: z.string(), input: z.unknown() }),
  ]),
);
export type ClaudeBlock = z.infer<typeof claudeBlocks>[number];

type Params = Anthropic.MessageCreateParamsStreaming;
type Block = Anthropic.ContentBlockParam;
interface Turn {
  readonly role: 'user' | 'assistant';
  readonly content: readonly Block[];
}

const CACHED = { cache_control: { type: 'ephemeral' } } as const;
/** The API takes no empty text. */
const NOTHING_SAID = '(nothing)';

/** Says the request in Anthropic's words. Tools, system text and the last two turns of the user are marked for its cache. */
export function toAnthropicRequest(request: ModelRequest): Params {
  const turns = merge(request.messages.map(toTurn));
  // A conversation has to begin with the user.
  const whole: Turn[] =
    turns[0]?.role === 'user' ? turns : [{ role: 'user', content: [text('(earlier messages are left out)')] }, ...turns];
  return {
    model: request.model,
    max_tokens: request.maxOutputTokens,
    stream: true,
    ...(request.system === '' ? {} : { system: [{ type: 'text', text: request.system, ...CACHED }] }),
    messages: markForCache(whole),
    ...(request.tools.length === 0 ? {} : { tools: request.tools.map(toTool) }),
  };
}

/** The same request without thinking blocks; null: it held none. */
export function withoutThinking(params: Params): Params | null {
  let found = false;
  const messages = params.messages.map((message) => {
    if (message.role === 'system' || typeof message.content === 'string' || !message.content.some(isThinking)) return message;
    found = true;
    const rest = message.content.filter((block) => !isThinking(block));
    return { ...message, content: rest.length === 0 ? [text(NOTHING_SAID)] : rest };
  });
  return found ? { ...params, messages } : null;
}

function isThinking({ type }: Block): boolean {
  return type === 'thinking' || type === 'redacted_thinking';
}

function toTool({ name, description, inputSchema }: ToolSpec): Anthropic.Tool {
  return { name, description, input_schema: { ...inputSchema, type: 'object' } };
}

function toTurn(message: PromptMessage): Turn {
  if (message.role === 'user') return { role: 'user', content: userBlocks(message.text, message.pictures ?? []) };
  if (message.role === 'tool') {
    const content = message.output === '' ? {} : { content: message.output };
    return { role: 'user', content: [{ type: 'tool_result', tool_use_id: message.callId, ...content, is_error: message.isError }] };
  }
  const asSaid = claudeBlocks.safeParse(message.opaque?.blocks);
  if (asSaid.success) return { role: 'assistant', content: asSaid.data };
  const said: Block[] = message.text.trim() === '' && message.toolCalls.length > 0 ? [] : [text(message.text)];
  return { role: 'assistant', content: [...said, ...message.toolCalls.map(toToolUse)] };
}

/** Claude reads best what it sees before it is asked about it. */
function userBlocks(said: string, pictures: readonly PromptPicture[]): readonly Block[] {
  const shown = pictures.map(({ mime, base64 }): Block => ({ type: 'image', source: { type: 'base64', media_type: mime, data: base64 } }));
  return said.trim() === '' && shown.length > 0 ? shown : [...shown, text(said)];
}

function toToolUse({ id, name, input }: ToolCall): Block {
  const isObject = typeof input === 'object' && input !== null && !Array.isArray(input);
  // The API wants an object, also where the model's arguments were none.
  return { type: 'tool_use', id, name, input: isObject ? input : { invalid_input: input } };
}

function text(value: string): Anthropic.TextBlockParam {
  return { type: 'text', text: value.trim() === '' ? NOTHING_SAID : value };
}

/** Puts neighbours of one role into one turn: results of tools that were called together have to come together, and first. */
function merge(turns: readonly Turn[]): Turn[] {
  const merged: Turn[] = [];
  for (const turn of turns) {
    const last = merged.at(-1);
    if (last?.role === turn.role) merged[merged.length - 1] = { role: turn.role, content: [...last.content, ...turn.content] };
    else merged.push(turn);
  }
  return merged;
}

/** Marks the ends of the last two user turns: the older one hits the cache that the request before this one wrote. */
function markForCache(turns: readonly Turn[]): Anthropic.MessageParam[] {
  const marked = new Set(
    turns
      .map((turn, index) => (turn.role === 'user' ? index : -1))
      .filter((index) => index >= 0)
      .slice(-2),
  );
  return turns.map(({ role, content }, index) => {
    if (!marked.has(index)) return { role, content: [...content] };
    return { role, content: content.map((block, at) => (at === content.length - 1 ? cached(block) : block)) };
  });
}

function cached(block: Block): Block {
  return block.type === 'text' || block.type === 'tool_result' || block.type === 'image' ? { ...block, ...CACHED } : block;
}
