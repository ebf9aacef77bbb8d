import type OpenAI from 'openai';
import { z } from 'zod';

import type { ModelRequest, PromptMessage, PromptPicture } from '../../domain/ports/model-provider.ts';
import type { ToolCall } from '../../domain/routing/model-reply.ts';
import type { OpenAiContext } from './openai-context.ts';

type Params = OpenAI.ChatCompletionCreateParamsStreaming;
type Message = OpenAI.ChatCompletionMessageParam;

/** The reasoning before tool calls, as it is kept in a reply's `opaque`. */
export const keptReasoning = z.object({ reasoning: z.string() });

/** Says the request in OpenAI's words. Its cache works by itself on prompts with the same beginning. */
export function toChatRequest(request: ModelRequest, { dialect }: OpenAiContext): Params {
  const { model, system, tools, maxOutputTokens } = request;
  const hasTools = tools.length > 0;
  const messages = request.messages.map((message) => toMessage(message, dialect.sendsReasoningBack));
  return {
    model,
    stream: true,
    stream_options: { include_usage: true },
    [dialect.outputLimit]: maxOutputTokens,
    messages: system === '' ? messages : [{ role: 'system', content: system }, ...messages],
    ...(hasTools ? { tools: tools.map(toTool) } : {}),
    ...(hasTools && dialect.toolsWithoutReasoning?.test(model) ? { reasoning_effort: 'none' } : {}),
  };
}

function toTool({ name, description, inputSchema }: ModelRequest['tools'][number]): OpenAI.ChatCompletionFunctionTool {
  return { type: 'function', function: { name, description, parameters: { ...inputSchema } } };
}

function toMessage(message: PromptMessage, sendsReasoningBack: boolean): Message {
  if (message.role === 'user') return { role: 'user', content: userContent(message.text, message.pictures ?? []) };
  if (message.role === 'tool') {
    // The protocol has no mark for failed tools, so the text says it.
    return { role: 'tool', tool_call_id: message.callId, content: message.isError ? `Error: ${message.output}` : message.output };
  }
  const { text, toolCalls, opaque } = message;
  if (toolCalls.length === 0) return { role: 'assistant', content: text };
  const reply: Message = { role: 'assistant', content: text === '' ? null : text, tool_calls: toolCalls.map(toCall) };
  if (!sendsReasoningBack) return reply;
  // Calls that another provider's model made have no reasoning to send; the field itself must be there.
  const kept = keptReasoning.safeParse(opaque?.blocks);
  return Object.assign(reply, { reasoning_content: kept.success ? kept.data.reasoning : '' });
}

/** Plain text wherever there is no picture: not every server takes parts. */
function userContent(text: string, pictures: readonly PromptPicture[]): string | OpenAI.ChatCompletionContentPart[] {
  if (pictures.length === 0) return text;
  const shown = pictures.map(({ mime, base64 }): OpenAI.ChatCompletionContentPart => {
    return { type: 'image_url', image_url: { url: `data:${mime};base64,${base64}` } };
  });
  return text.trim() === '' ? shown : [...shown, { type: 'text', text }];
}

function toCall({ id, name, input }: ToolCall): OpenAI.ChatCompletionMessageFunctionToolCall {
  return { id, type: 'function', function: { name, arguments: typeof input === 'string' ? input : JSON.stringify(input ?? {}) } };
}
