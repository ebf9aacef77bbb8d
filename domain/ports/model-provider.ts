import type { Usage } from '../costs/usage.ts';
import type { ModelReply, StopReason, ToolCall } from '../routing/model-reply.ts';

/** A tool as a model sees it. */
export interface ToolSpec {
  readonly name: string;
  readonly description: string;
  /** A JSON schema of type object. */
  readonly inputSchema: Readonly<Record<string, unknown>>;
}

/** The kinds of pictures that every model with eyes takes. */
export type PictureMime = 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp';

/** A picture, shown to a model that can see. */
export interface PromptPicture {
  readonly mime: PictureMime;
  readonly base64: string;
}

export type PromptMessage =
  /** `pictures`: shown before the text; absent: none. A model that cannot see never gets any. */
  | { readonly role: 'user'; readonly text: string; readonly pictures?: readonly PromptPicture[] }
  | { readonly role: 'assistant'; readonly text: string; readonly toolCalls: readonly ToolCall[]; readonly opaque: ModelReply['opaque'] }
  | { readonly role: 'tool'; readonly callId: string; readonly name: string; readonly output: string; readonly isError: boolean };

export interface ModelRequest {
  /** The provider's own name of the model. */
  readonly model: string;
  /** The stable part of the prompt: comes first, byte for byte the same between calls, so that providers' caches hit. */
  readonly system: string;
  readonly messages: readonly PromptMessage[];
  readonly tools: readonly ToolSpec[];
  readonly maxOutputTokens: number;
}

/** Why a call gave no whole answer. */
export interface ModelFailure {
  /**
   * rejected: the provider refused this request for good (bad key, bad input, model unknown, context too long);
   * rate-limited: not now; unreachable: no connection, server error, broken stream; timeout: one of our deadlines; cancelled: the caller's signal.
   */
  readonly kind: 'rejected' | 'rate-limited' | 'unreachable' | 'timeout' | 'cancelled';
  /** For people; holds no secret. */
  readonly message: string;
  /** When the provider said how long to wait. */
  readonly retryAfterMs: number | null;
}

/** A stream of these ends with exactly one `done` or `failed`. */
export type ModelEvent =
  | { readonly type: 'text'; readonly delta: string }
  /** The model is at work but has no text to show (reasoning, a tool call growing): keeps the silence deadline away. */
  | { readonly type: 'activity' }
  | { readonly type: 'tool-call'; readonly call: ToolCall }
  | { readonly type: 'done'; readonly stop: StopReason; readonly usage: Usage | null; readonly opaque: ModelReply['opaque'] }
  /** `usage` null: nobody knows what it cost, so the bound is spent; zeros: it is known to have cost nothing (refused before it began). */
  | { readonly type: 'failed'; readonly failure: ModelFailure; readonly usage: Usage | null };

/** A model as a provider lists it. */
export interface ListedModel {
  readonly name: string;
  /** In tokens; null: the server does not say. */
  readonly contextTokens: number | null;
}

/** One configured source of models. Never throws out of `stream`; releases the connection when the consumer stops early. */
export interface ModelProvider {
  /** `anthropic`, `openai`, `deepseek`, `ollama`, `lmstudio`, `offline` or a name from parley.yaml. */
  readonly name: string;
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
  /** What the server offers now; throws an `UnreachableError` or a `RejectedError`. */
  list(signal: AbortSignal): Promise<readonly ListedModel[]>;
}
