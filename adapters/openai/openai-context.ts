import type { Dialect } from './dialect.ts';

/** What every part of one provider needs. */
export interface OpenAiContext {
  readonly name: string;
  readonly dialect: Dialect;
  /** To keep it out of sentences; null: the server wants none. */
  readonly apiKey: string | null;
  readonly now: () => Date;
}
