/**
 * Streams of the Messages API, written by hand after platform.claude.com/docs/en/build-with-claude/streaming
 * and .../thinking.
 */

/** One server-sent event as the API writes it. */
export function anthropicEvent(data: { readonly type: string } & Readonly<Record<string, unknown>>): string {
  return `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;
}

export const PING = anthropicEvent({ type: 'ping' });

export function messageStart(usage: Readonly<Record<string, unknown>> = { input_tokens: 25, output_tokens: 1 }): string {
  const message = { id: 'msg_1', type: 'message', role: 'assistant', content: [], model: 'claude-sonnet-5-5', stop_reason: null, usage };
  return anthropicEvent({ type: 'message_start', message });
}

export function messageEnd(stopReason: string, usage: Readonly<Record<string, unknown>> = { output_tokens: 15 }): string[] {
  return [
    anthropicEvent({ type: 'message_delta', delta: { stop_reason: stopReason, stop_sequence: null }, usage }),
    anthropicEvent({ type: 'message_stop' }),
  ];
}

export function textBlock(index: number, ...pieces: readonly string[]): string[] {
  return [
    anthropicEvent({ type: 'content_block_start', index, content_block: { type: 'text', text: '' } }),
    ...pieces.map((text) => anthropicEvent({ type: 'content_block_delta', index, delta: { type: 'text_delta', text } })),
    anthropicEvent({ type: 'content_block_stop', index }),
  ];
}

/** A thinking block; with `pieces` empty its text is left out, as newer models do by default. */
export function thinkingBlock(index: number, signature: string, ...pieces: readonly string[]): string[] {
  return [
    anthropicEvent({ type: 'content_block_start', index, content_block: { type: 'thinking', thinking: '', signature: '' } }),
    ...pieces.map((thinking) => anthropicEvent({ type: 'content_block_delta', index, delta: { type: 'thinking_delta', thinking } })),
    anthropicEvent({ type: 'content_block_delta', index, delta: { type: 'signature_delta', signature } }),
    anthropicEvent({ type: 'content_block_stop', index }),
  ];
}

export function toolBlock(index: number, call: { readonly id: string; readonly name: string }, ...json: readonly string[]): string[] {
  return [
    anthropicEvent({ type: 'content_block_start', index, content_block: { type: 'tool_use', ...call, input: {} } }),
    anthropicEvent({ type: 'content_block_delta', index, delta: { type: 'input_json_delta', partial_json: '' } }),
    ...json.map((partial_json) =>
      anthropicEvent({ type: 'content_block_delta', index, delta: { type: 'input_json_delta', partial_json } }),
    ),
    anthropicEvent({ type: 'content_block_stop', index }),
  ];
}

export function anthropicError(type: string, message: string): { type: 'error'; error: { type: string; message: string } } {
  return { type: 'error', error: { type, message } };
}
