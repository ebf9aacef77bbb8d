import { discoverLocal } from '../adapters/openai/discover-local.ts';
import type { LocalServer } from '../adapters/openai/discover-local.ts';
import { makeOfflineProvider } from '../adapters/offline/offline-provider.ts';
import type { Config } from '../config.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Logger } from '../domain/ports/logger.ts';
import type { ModelProvider } from '../domain/ports/model-provider.ts';
import type { Transcriber } from '../domain/ports/transcriber.ts';
import { OFFLINE_MODEL } from '../domain/routing/known-models.ts';
import { mergeCatalogues } from '../domain/routing/model-catalogue.ts';
import type { ModelCatalogue } from '../domain/routing/model-catalogue.ts';
import { dialectOf } from './dialect-of.ts';

/** How long after one look for local model servers the next one follows: soon at first, for a server that starts with the machine. */
const REDISCOVER_MS = [1_000, 3_000, 10_000, 30_000] as const;
/** A server that is off refuses at once; one that has just been started may be slow, and so may this process while it starts. */
const DISCOVERY_DEADLINE_MS = 1_500;

/** Each SDK is imported only when a provider that needs it is on. */
export async function openModels({ config, clock, logger }: { readonly config: Config; readonly clock: Clock; readonly logger: Logger }) {
  const providers = new Map<string, ModelProvider>([['offline', makeOfflineProvider()]]);
  let servers: readonly LocalServer[] = [];
  for (const { name, protocol, apiKey, baseUrl, isProbed } of config.providers) {
    if (isProbed) continue;
    if (protocol === 'anthropic') {
      const { makeAnthropicProvider } = await import('../adapters/anthropic/anthropic-provider.ts');
      providers.set(name, makeAnthropicProvider({ apiKey: apiKey ?? '', baseUrl, clock }));
    } else {
      providers.set(name, await openAiProvider({ name, apiKey, baseUrl }, clock));
    }
  }
  const compatible = config.providers.flatMap(({ name, baseUrl, apiKey, isLocal }) =>
    isLocal && baseUrl !== null && dialectOf(name) === 'compatible' ? [{ name, baseUrl, apiKey }] : [],
  );
  const urlOf = (name: string) => config.providers.find((provider) => provider.name === name)?.baseUrl ?? null;
  async function discover(): Promise<void> {
    servers = await discoverLocal({
      clock,
      before: servers,
      compatible,
      ollamaUrl: urlOf('ollama'),
      lmStudioUrl: urlOf('lmstudio'),
      deadlineMs: DISCOVERY_DEADLINE_MS,
    });
    for (const { name, baseUrl } of servers) {
      if (!providers.has(name)) providers.set(name, await openAiProvider({ name, apiKey: null, baseUrl }, clock));
    }
  }
  await discover();
  const closed = new AbortController();
  void keepDiscovering(clock, closed.signal, discover).catch((cause: unknown) => logger.error('models.discovery-ended', { cause }));
  return {
    providers,
    transcriber: await openTranscriber(config, clock),
    catalogue: () => usable(withFound(config.catalogue, servers), providers),
    close: () => closed.abort(),
  };
}

/** What the file says of a model holds, whatever its server says. */
function withFound(configured: ModelCatalogue, servers: readonly LocalServer[]): ModelCatalogue {
  const ids = new Set(configured.map(({ id }) => id));
  const found = servers.flatMap(({ models }) => models).filter(({ id }) => !ids.has(id));
  return mergeCatalogues(configured, found, [OFFLINE_MODEL]);
}

function usable(catalogue: ModelCatalogue, providers: ReadonlyMap<string, ModelProvider>): ModelCatalogue {
  return catalogue.filter(({ provider }) => providers.has(provider));
}

async function openAiProvider(from: { name: string; apiKey: string | null; baseUrl: string | null }, clock: Clock): Promise<ModelProvider> {
  const { makeOpenAiProvider } = await import('../adapters/openai/openai-provider.ts');
  return makeOpenAiProvider({ ...from, dialect: dialectOf(from.name), clock });
}

async function openTranscriber({ transcription }: Config, clock: Clock): Promise<Transcriber | null> {
  if (transcription === null) return null;
  const { makeOpenAiTranscriber } = await import('../adapters/openai/openai-transcriber.ts');
  const { provider, ...settings } = transcription;
  const { name, apiKey, baseUrl } = provider;
  return makeOpenAiTranscriber({ ...settings, name, apiKey, baseUrl, dialect: dialectOf(name), clock });
}

async function keepDiscovering(clock: Clock, until: AbortSignal, discover: () => Promise<void>): Promise<void> {
  for (let look = 0; !until.aborted; look += 1) {
    await clock.sleep(REDISCOVER_MS[look] ?? Math.max(...REDISCOVER_MS), until).catch(() => {});
    if (!until.aborted) await discover();
  }
}
