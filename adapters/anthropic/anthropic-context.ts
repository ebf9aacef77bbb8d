/** What every part of one provider needs to speak of its failures. */
export interface AnthropicContext {
  readonly name: string;
  /** To keep it out of sentences. */
  readonly apiKey: string;
  readonly now: () => Date;
}
