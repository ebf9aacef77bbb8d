import type { ModelRequest } from '../ports/model-provider.ts';
import { NANOS_PER_TOKEN, roundUp } from './cost-of.ts';
import type { Nanos } from './money.ts';
import type { PriceDecision, Rates } from './price-book.ts';

/**
 * What providers add to a request by themselves, in tokens: their own instructions for tool use (Anthropic documents up to
 * about 800) and the framing of messages beyond the JSON that is counted.
 */
const PROVIDER_OVERHEAD_TOKENS = 2_000;

/** The most that a call can cost: `input + outputPerToken * output tokens`. */
export interface CostBound {
  /** An upper bound of the input's tokens. */
  readonly inputTokens: number;
  readonly input: Nanos;
  readonly outputPerToken: Nanos;
}

/**
 * An upper bound of a request's cost (I6). No tokenizer makes more than one token of a byte, so every byte that is sent
 * counts as one token, at the dearest rate that input can have.
 */
export function boundOf(request: ModelRequest, price: Exclude<PriceDecision, { kind: 'refused' }>): CostBound {
  const { system, messages, tools } = request;
  const inputTokens = Buffer.byteLength(JSON.stringify({ system, messages, tools }), 'utf8') + PROVIDER_OVERHEAD_TOKENS;
  if (price.kind === 'free') return { inputTokens, input: 0, outputPerToken: 0 };
  const { rates, longPrompt } = price.price;
  const possible = longPrompt && inputTokens > longPrompt.aboveTokens ? [rates, longPrompt.rates] : [rates];
  const dearest = Math.max(...possible.map(dearestInput));
  const output = Math.max(...possible.map((each) => each.output));
  return { inputTokens, input: roundUp(inputTokens * dearest * NANOS_PER_TOKEN), outputPerToken: roundUp(output * NANOS_PER_TOKEN) };
}

function dearestInput(rates: Rates): number {
  return Math.max(rates.input, rates.cacheRead, rates.cacheWrite);
}
