/** What a model call used, as the provider counted it; the four input parts do not overlap. */
export interface Usage {
  /** Input tokens paid in full. */
  readonly inputTokens: number;
  /** Input tokens read from the provider's cache. */
  readonly cacheReadTokens: number;
  /** Input tokens written to the provider's cache. */
  readonly cacheWriteTokens: number;
  /** Output tokens, reasoning included. */
  readonly outputTokens: number;
  /** The part of the output that was reasoning, where the provider says so. */
  readonly reasoningTokens: number;
}
