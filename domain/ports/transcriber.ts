import type { Nanos } from '../costs/money.ts';
import type { ModelFailure } from './model-provider.ts';

/** What somebody said, as a file. */
export interface Recording {
  readonly name: string;
  readonly mime: string;
  readonly content: Uint8Array;
}

export type Transcription =
  /** `text` may be empty: no words were understood. `seconds`: what the provider counted; null: it does not say. */
  | { readonly kind: 'heard'; readonly text: string; readonly seconds: number | null }
  /** `isCharged` false: it is known to have cost nothing. */
  | { readonly kind: 'failed'; readonly failure: ModelFailure; readonly isCharged: boolean };

/** Turns speech into text; only the ledger's reservation may stand before it (I6). */
export interface Transcriber {
  /** As the ledger and people name it. */
  readonly provider: string;
  readonly model: string;
  /** Of a minute of speech; 0: it is marked free. */
  readonly perMinute: Nanos;
  /** Never throws. */
  transcribe(recording: Recording, signal: AbortSignal): Promise<Transcription>;
}
