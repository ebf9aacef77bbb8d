import type { Usage } from '../costs/usage.ts';

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** Parsed JSON, not yet validated; a string when the model's arguments were not JSON. */
  readonly input: unknown;
}

export type StopReason = 'end' | 'length' | 'tool-calls' | 'refusal';

/** A whole answer of a model. */
export interface ModelReply {
  readonly text: string;
  readonly toolCalls: readonly ToolCall[];
  readonly stop: StopReason;
  readonly usage: Usage;
  /** What this provider wants back unchanged with the next request (signed thinking blocks); null: nothing. Shown to no other provider. */
  readonly opaque: { readonly provider: string; readonly blocks: unknown } | null;
}
