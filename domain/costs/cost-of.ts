import type { Nanos } from './money.ts';
import type { Price, PriceDecision, Rates } from './price-book.ts';
import type { Usage } from './usage.ts';

/** A price of one dollar per million tokens is this many nano-dollars per token. */
export const NANOS_PER_TOKEN = 1_000;

/** The rates that hold for a request with this many input tokens, caches included. */
function ratesFor(price: Price, inputTokens: number): Rates {
  return price.longPrompt && inputTokens > price.longPrompt.aboveTokens ? price.longPrompt.rates : price.rates;
}

/** Whole nano-dollars, rounded up; the detour by decimal digits keeps 0.1 + 0.2 from becoming one too many. */
export function roundUp(nanos: number): Nanos {
  return Math.ceil(Number(nanos.toPrecision(15)));
}

/** What a call cost by the provider's own count. */
export function costOf(usage: Usage, price: Exclude<PriceDecision, { kind: 'refused' }>): Nanos {
  if (price.kind === 'free') return 0;
  const { inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens } = usage;
  // Output includes it; a server that counts otherwise is not believed.
  const reasoningTokens = Math.min(usage.reasoningTokens, outputTokens);
  const rates = ratesFor(price.price, inputTokens + cacheReadTokens + cacheWriteTokens);
  const dollarsPerMillion =
    inputTokens * rates.input +
    cacheReadTokens * rates.cacheRead +
    cacheWriteTokens * rates.cacheWrite +
    (outputTokens - reasoningTokens) * rates.output +
    reasoningTokens * (rates.reasoning ?? rates.output);
  return roundUp(dollarsPerMillion * NANOS_PER_TOKEN);
}
