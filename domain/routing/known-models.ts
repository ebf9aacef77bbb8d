import type { ModelCatalogue, ModelEntry } from './model-catalogue.ts';

const everything = { tools: true, vision: true, reasoning: true };
/** Anthropic scales pictures down to at most 4,784 tokens, with older models to 1,568 (platform.claude.com/docs, "Images and vision"); rounded up. */
const PICTURE_TOKENS: Readonly<Record<string, number>> = { anthropic: 5_000 };

function known(provider: string, name: string, contextTokens: number, maxOutputTokens: number, capabilities = everything): ModelEntry {
  const pictureTokens = PICTURE_TOKENS[provider];
  return {
    id: `${provider}/${name}`,
    provider,
    name,
    contextTokens,
    maxOutputTokens,
    capabilities,
    ...(pictureTokens === undefined ? {} : { pictureTokens }),
    isFree: false,
    discovered: false,
  };
}

/**
 * Models of the providers that Parley knows by name, read on 2026-11-23 from copies of
 * platform.claude.com/docs (model overviews), developers.openai.com/api/docs/models as repeated by docs.litellm.ai and
 * runware.ai, and api-docs.deepseek.com/quick_start/pricing. OpenAI counts 922,000 input and 128,000 output tokens.
 */
export const KNOWN_MODELS: ModelCatalogue = [
  known('anthropic', 'claude-sonnet-5-5', 1_000_000, 128_000),
  known('anthropic', 'claude-opus-5-5', 1_000_000, 128_000),
  known('anthropic', 'claude-haiku-5-5', 1_000_000, 128_000),
  known('anthropic', 'claude-opus-5', 1_000_000, 128_000),
  known('anthropic', 'claude-sonnet-5', 1_000_000, 128_000),
  known('anthropic', 'claude-haiku-4-5-20251001', 200_000, 64_000),
  // OpenAI takes tools for it on its other protocol only: here tools need reasoning_effort `none`, which this model refuses.
  known('openai', 'gpt-6.1-sol', 1_050_000, 128_000, { tools: false, vision: true, reasoning: true }),
  known('openai', 'gpt-6.1-terra', 1_050_000, 128_000),
  known('openai', 'gpt-6-luna', 1_050_000, 128_000),
  known('deepseek', 'deepseek-flash', 1_000_000, 384_000),
  known('deepseek', 'deepseek-v4-pro', 1_000_000, 384_000, { tools: true, vision: false, reasoning: true }),
];

/** What answers when no model is set: quotes what Parley itself holds. */
export const OFFLINE_MODEL: ModelEntry = {
  id: 'offline/quotes',
  provider: 'offline',
  name: 'quotes',
  contextTokens: 1_000_000,
  maxOutputTokens: 4_000,
  capabilities: { tools: false, vision: false, reasoning: false },
  isFree: true,
  discovered: false,
};
