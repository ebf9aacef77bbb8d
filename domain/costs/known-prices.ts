import type { Price, PriceBook, Rates } from './price-book.ts';

function rates(input: number, cacheRead: number, cacheWrite: number, output: number): Rates {
  return { input, cacheRead, cacheWrite, output };
}

function price(model: string, from: string, base: Rates, longPrompt: Price['longPrompt'] = null): Price {
  return { model, from, rates: base, longPrompt };
}

/** OpenAI's rule for prompts of more than 272,000 tokens: twice the input and cache rates, one and a half times the output rate. */
function openai(model: string, from: string, base: Rates): Price {
  const long = rates(base.input * 2, base.cacheRead * 2, base.cacheWrite * 2, base.output * 1.5);
  return price(`openai/${model}`, from, base, { aboveTokens: 272_000, rates: long });
}

/**
 * Prices by the providers' own pages, all read on 2026-11-23; `cacheWrite` is Anthropic's for five minutes and OpenAI's for thirty.
 *
 * - Anthropic: platform.claude.com/docs, model overviews and pricing. Sonnet 5.5's cache reads became cheaper on 2026-10-07
 *   (its migration guide). Haiku 5.5 has two bands.
 * - OpenAI: developers.openai.com/api/docs/pricing as repeated by docs.litellm.ai (GPT-6.1 Terra) and release notes of price
 *   trackers (GPT-6.1 Sol, GPT-6 Luna). The cache write rate of GPT-6.1 Sol was not found: taken from GPT-6 Sol.
 * - DeepSeek: api-docs.deepseek.com/quick_start/pricing. Peak prices: outside its working hours it takes half, so what is
 *   recorded is at most twice what is billed. The day these prices began is not given there: the first day they are known from.
 */
export const KNOWN_PRICES: PriceBook = [
  price('anthropic/claude-opus-5-5', '2026-09-22', rates(4, 0.2, 5, 20)),
  price('anthropic/claude-opus-5', '2026-07-24', rates(5, 0.5, 6.25, 25)),
  price('anthropic/claude-sonnet-5-5', '2026-09-28', rates(2, 0.2, 2.5, 10)),
  price('anthropic/claude-sonnet-5-5', '2026-10-07', rates(2, 0.1, 2.5, 10)),
  price('anthropic/claude-sonnet-5', '2026-06-30', rates(2, 0.2, 2.5, 10)),
  price('anthropic/claude-haiku-5-5', '2026-10-07', rates(0.1, 0.01, 0.125, 0.5), {
    aboveTokens: 100_000,
    rates: rates(0.5, 0.05, 0.625, 2.5),
  }),
  price('anthropic/claude-haiku-4-5-20251001', '2025-10-15', rates(1, 0.1, 1.25, 5)),
  openai('gpt-6.1-sol', '2026-09-29', rates(2, 0.1, 2.5, 10)),
  openai('gpt-6.1-terra', '2026-10-26', rates(1, 0.05, 1.25, 5)),
  openai('gpt-6-luna', '2026-09-22', rates(0.1, 0.01, 0.125, 0.5)),
  price('deepseek/deepseek-flash', '2026-09-14', rates(0.3, 0.006, 0.3, 1.2)),
  price('deepseek/deepseek-v4-pro', '2026-09-14', rates(1.32, 0.044, 1.32, 3.96)),
];
