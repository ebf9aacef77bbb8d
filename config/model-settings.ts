import { KNOWN_PRICES } from '../domain/costs/known-prices.ts';
import type { Price, PriceBook, Rates } from '../domain/costs/price-book.ts';
import { KNOWN_MODELS, OFFLINE_MODEL } from '../domain/routing/known-models.ts';
import type { ModelChains } from '../domain/routing/model-chain.ts';
import { mergeCatalogues, parseModelId } from '../domain/routing/model-catalogue.ts';
import type { ModelCatalogue, ModelEntry } from '../domain/routing/model-catalogue.ts';
import { nearestName } from '../domain/nearest-name.ts';
import { readChains } from './chain-settings.ts';
import type { ProviderSettings } from './provider-settings.ts';
import type { SettingsFile } from './settings-file.ts';
import type { Settings } from './settings-schema.ts';

export interface ModelSettings {
  readonly catalogue: ModelCatalogue;
  readonly prices: PriceBook;
  readonly chains: ModelChains;
  /** How many times an answer that is not good enough is asked of a better model. */
  readonly escalationSteps: number;
}

const ESCALATION_STEPS = 1;

/** The built-in models, prices and chains with those of parley.yaml laid over them. */
export function readModels(file: SettingsFile, providers: readonly ProviderSettings[]): ModelSettings {
  const { settings } = file;
  const local = providers.filter(({ isLocal }) => isLocal).map(({ name }) => name);
  const ownModels = (settings.models ?? []).map((model) => toEntry(model, local));
  const catalogue = mergeCatalogues(KNOWN_MODELS, [OFFLINE_MODEL], ownModels);
  const prices = [...KNOWN_PRICES, ...(settings.prices ?? []).map(toPrice)];
  const known = makeLookup(catalogue, local);
  checkProviders(file, catalogue, providers);
  for (const [index, { model }] of (settings.prices ?? []).entries()) {
    if (!known.has(model) && model !== settings.memory?.embeddings?.model)
      throw file.refuse(['prices', index, 'model'], `a model that Parley knows${known.hint(model)}`);
  }
  for (const [index, { id, isFree }] of ownModels.entries()) {
    const isPriced = isFree || prices.some((price) => price.model === id);
    if (!isPriced) throw file.refuse(['models', index, 'id'], `a model with an entry under prices, or with free: true`);
  }
  return { catalogue, prices, chains: readChains(file, catalogue, known), escalationSteps: settings.escalation?.steps ?? ESCALATION_STEPS };
}

/** Models of local servers are found while Parley runs, so any name of theirs may stand in a chain. */
export function makeLookup(catalogue: ModelCatalogue, local: readonly string[]) {
  const ids = catalogue.map(({ id }) => id);
  return {
    has: (id: string): boolean => ids.includes(id) || local.includes(parseModelId(id)?.provider ?? ''),
    hint: (id: string): string => {
      const meant = nearestName(id, ids);
      return meant === null ? '; list it under models' : ` (did you mean ${meant}?)`;
    },
  };
}

/** A model of a provider that nobody configured can never be called: most likely its name is misspelt. */
function checkProviders(file: SettingsFile, catalogue: ModelCatalogue, providers: readonly ProviderSettings[]): void {
  const names = new Set([...KNOWN_MODELS.map(({ provider }) => provider), ...providers.map(({ name }) => name)]);
  for (const [index, { id }] of (file.settings.models ?? []).entries()) {
    const provider = catalogue.find((entry) => entry.id === id)?.provider ?? '';
    if (!names.has(provider)) {
      const meant = nearestName(provider, [...names]);
      throw file.refuse(
        ['models', index, 'id'],
        `a provider of ${[...names].join(', ')}${meant === null ? '' : ` (did you mean ${meant}?)`}`,
      );
    }
  }
}

function toEntry(model: NonNullable<Settings['models']>[number], local: readonly string[]): ModelEntry {
  const { provider, name } = parseModelId(model.id) ?? { provider: '', name: '' };
  const { id, contextTokens, maxOutputTokens, pictureTokens, tools = true, vision = false, reasoning = false } = model;
  const isFree = model.free ?? local.includes(provider);
  return {
    id,
    provider,
    name,
    contextTokens,
    maxOutputTokens,
    capabilities: { tools, vision, reasoning },
    ...(pictureTokens === undefined ? {} : { pictureTokens }),
    isFree,
    discovered: false,
  };
}

function toPrice(price: NonNullable<Settings['prices']>[number]): Price {
  const { model, from, longPrompt } = price;
  const long = longPrompt === undefined ? null : { aboveTokens: longPrompt.aboveTokens, rates: toRates(longPrompt) };
  return { model, from, rates: toRates(price), longPrompt: long };
}

interface GivenRates {
  readonly input: number;
  readonly output: number;
  readonly cacheRead?: number | undefined;
  readonly cacheWrite?: number | undefined;
  readonly reasoning?: number | undefined;
}

/** A cache without a price of its own costs what other input costs, reasoning what other output does. */
function toRates(rates: GivenRates): Rates {
  return {
    input: rates.input,
    cacheRead: rates.cacheRead ?? rates.input,
    cacheWrite: rates.cacheWrite ?? rates.input,
    output: rates.output,
    ...(rates.reasoning === undefined ? {} : { reasoning: rates.reasoning }),
  };
}
