import type { Config } from '../config.ts';
import { parseEmbedderId } from '../domain/memory/embeddings/embedder-id.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Embedder, Embedders } from '../domain/ports/embedder.ts';
import { priceOf } from '../domain/costs/price-book.ts';
import { dialectOf } from './dialect-of.ts';

/** Null: no model is set that makes vectors. The SDK is imported only when one is. */
export async function openEmbedders({ embeddings, providers, prices }: Config, clock: Clock): Promise<Embedders | null> {
  if (embeddings === null) return null;
  const { makeOpenAiEmbedder } = await import('../adapters/openai/openai-embedder.ts');
  const make = (
    { name, apiKey, baseUrl }: Config['providers'][number],
    model: string,
    dimensions: number | null,
    isFree: boolean,
  ): Embedder => makeOpenAiEmbedder({ name, dialect: dialectOf(name), apiKey, baseUrl, clock, model, dimensions, isFree });
  return {
    current: make(embeddings.provider, embeddings.model, embeddings.dimensions, embeddings.isFree),
    find: ({ model: id }) => {
      const { provider: name, model = '', dimensions = null } = parseEmbedderId(id) ?? {};
      const provider = providers.find((each) => each.name === name && each.protocol === 'openai');
      if (provider === undefined) return null;
      const priced = priceOf(prices, { id: `${provider.name}/${model}`, isFree: false }, clock.now()).kind === 'priced';
      return priced || provider.isLocal ? make(provider, model, dimensions, !priced) : null;
    },
  };
}
