import type { ModelEntry } from '../routing/model-catalogue.ts';

/** US dollars per million tokens. */
export interface Rates {
  /** Input that is neither read from nor written to a cache. */
  readonly input: number;
  readonly cacheRead: number;
  /** Equal to `input` where the provider writes its cache for nothing. */
  readonly cacheWrite: number;
  readonly output: number;
  /** Output that was reasoning; absent: it costs what other output does, as with every provider that is built in. */
  readonly reasoning?: number;
}

/** What a model costs from a day on, until a later price of the same model begins. */
export interface Price {
  /** `provider/name`. */
  readonly model: string;
  /** The first day, UTC, as `2026-11-23`. */
  readonly from: string;
  readonly rates: Rates;
  /** Rates for the whole request when its input, caches included, is longer than this many tokens; null: there are none. */
  readonly longPrompt: { readonly aboveTokens: number; readonly rates: Rates } | null;
}

/** Prices in any order; of two for the same model and day the later in the list holds, so settings are appended to built-in data. */
export type PriceBook = readonly Price[];

/** I6: a model without a price is refused unless it is marked free. */
export type PriceDecision =
  { readonly kind: 'priced'; readonly price: Price } | { readonly kind: 'free' } | { readonly kind: 'refused'; readonly message: string };

/** The price of a model that holds at a time. */
export function priceOf(book: PriceBook, model: Pick<ModelEntry, 'id' | 'isFree'>, at: Date): PriceDecision {
  if (model.isFree) return { kind: 'free' };
  const day = at.toISOString().slice(0, 10);
  let price: Price | null = null;
  for (const candidate of book) {
    if (candidate.model !== model.id || candidate.from > day) continue;
    if (price === null || candidate.from >= price.from) price = candidate;
  }
  if (price) return { kind: 'priced', price };
  return { kind: 'refused', message: `The model ${model.id} has no price on ${day}, so it is not called. Add its price to parley.yaml.` };
}
