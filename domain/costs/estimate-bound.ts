import type { ModelRequest, PromptMessage } from '../ports/model-provider.ts';
import type { ModelEntry } from '../routing/model-catalogue.ts';
import { NANOS_PER_TOKEN, roundUp } from './cost-of.ts';
import type { Nanos } from './money.ts';
import type { PriceDecision, Rates } from './price-book.ts';

/**
 * What providers add to a request by themselves, in tokens: their own instructions for tool use (Anthropic documents up to
 * about 800) and the framing of messages beyond the JSON that is counted.
 */
const PROVIDER_OVERHEAD_TOKENS = 2_000;

/**
 * The most input tokens of one picture, where nobody says: OpenAI's small models count the most of all, for GPT-4o mini 2,833 and 5,667 for each of at
 * most 8 tiles (developers.openai.com, "Images and vision"), which is 48,169.
 */
const MOST_PICTURE_TOKENS = 50_000;

/** The most that a call can cost: `input + outputPerToken * output tokens`. */
export interface CostBound {
  /** An upper bound of the input's tokens. */
  readonly inputTokens: number;
  readonly input: Nanos;
  readonly outputPerToken: Nanos;
}

/**
 * An upper bound of a request's cost (I6). No tokenizer makes more than one token of a byte, so every byte that is sent
 * counts as one token, at the dearest rate that input can have. Pictures are counted by their number: providers scale them to a size of their own.
 */
export function boundOf(
  request: ModelRequest,
  price: Exclude<PriceDecision, { kind: 'refused' }>,
  model: Pick<ModelEntry, 'pictureTokens'>,
): CostBound {
  const inputTokens = textTokens(request) + pictureCount(request.messages) * (model.pictureTokens ?? MOST_PICTURE_TOKENS);
  if (price.kind === 'free') return { inputTokens, input: 0, outputPerToken: 0 };
  const { rates, longPrompt } = price.price;
  const possible = longPrompt && inputTokens > longPrompt.aboveTokens ? [rates, longPrompt.rates] : [rates];
  const dearest = Math.max(...possible.map(dearestInput));
  const output = Math.max(...possible.map((each) => Math.max(each.output, each.reasoning ?? 0)));
  return { inputTokens, input: roundUp(inputTokens * dearest * NANOS_PER_TOKEN), outputPerToken: roundUp(output * NANOS_PER_TOKEN) };
}

function textTokens({ system, messages, tools }: ModelRequest): number {
  const texts = messages.map((message) => (message.role === 'user' ? { role: message.role, text: message.text } : message));
  return Buffer.byteLength(JSON.stringify({ system, messages: texts, tools }), 'utf8') + PROVIDER_OVERHEAD_TOKENS;
}

function pictureCount(messages: readonly PromptMessage[]): number {
  return messages.reduce((sum, message) => sum + (message.role === 'user' ? (message.pictures?.length ?? 0) : 0), 0);
}

function dearestInput(rates: Rates): number {
  return Math.max(rates.input, rates.cacheRead, rates.cacheWrite);
}
