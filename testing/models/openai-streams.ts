/**
 * Streams of chat completions, written by hand after developers.openai.com (streaming), api-docs.deepseek.com (thinking
 * mode) and docs.ollama.com (OpenAI compatibility).
 */

/** One chunk as the protocol writes it. */
export function chunk(body: Readonly<Record<string, unknown>>): string {
  return `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_795_000_000, model: 'test', ...body })}\n\n`;
}

export function delta(fields: Readonly<Record<string, unknown>>, finishReason: string | null = null): string {
  return chunk({ choices: [{ index: 0, delta: fields, finish_reason: finishReason }] });
}

export function finish(reason: string): string {
  return delta({}, reason);
}

/** The count of OpenAI: one more chunk, without choices. */
export function usageChunk(
  usage: Readonly<Record<string, unknown>> = { prompt_tokens: 20, completion_tokens: 7, total_tokens: 27 },
): string {
  return chunk({ choices: [], usage });
}

export const DONE = 'data: [DONE]\n\n';

export function says(...pieces: readonly string[]): string[] {
  return [delta({ role: 'assistant', content: '' }), ...pieces.map((content) => delta({ content })), finish('stop'), usageChunk(), DONE];
}

/** A piece of a tool call; fields that are left out are not sent. */
export function toolPiece(piece: { index?: number; id?: string; name?: string; arguments?: unknown }): string {
  const { index, id, name, arguments: args } = piece;
  const named = { ...(name === undefined ? {} : { name }), ...(args === undefined ? {} : { arguments: args }) };
  const call = { ...(index === undefined ? {} : { index }), ...(id === undefined ? {} : { id, type: 'function' }), function: named };
  return delta({ tool_calls: [call] });
}
