import { nearestName } from '../domain/nearest-name.ts';
import type { PriceBook } from '../domain/costs/price-book.ts';
import { fromDollars } from '../domain/costs/money.ts';
import type { Nanos } from '../domain/costs/money.ts';
import { parseModelId } from '../domain/routing/model-catalogue.ts';
import type { ModelCatalogue } from '../domain/routing/model-catalogue.ts';
import { makeLookup } from './model-settings.ts';
import type { ProviderOff, ProviderSettings } from './provider-settings.ts';
import type { SettingsFile } from './settings-file.ts';

/** Who turns texts into vectors, for recall by meaning. */
export interface EmbeddingSettings {
  readonly provider: ProviderSettings;
  /** As the server calls it. */
  readonly model: string;
  readonly isFree: boolean;
  /** The length of vectors that is asked for; null: what the model gives. */
  readonly dimensions: number | null;
  /** How many texts are sent at once. */
  readonly batch: number;
  /** How many vectors of one person or group are searched in the process; more are searched by the database, if it can. */
  readonly exactUpTo: number;
}

/** Who sums up conversations and reads them for facts, and for how much. */
export interface ReadingSettings {
  /** As `provider/model`; null: the cheapest of the chat's. */
  readonly model: string | null;
  /** For one person's words a day. */
  readonly dayBudget: Nanos;
}

/** In US dollars. */
const READING_A_DAY = 0.5;
const BATCH = 32;
const EXACT_UP_TO = 50_000;
const PLACE = ['memory', 'embeddings', 'model'] as const;

/** Null: nothing is set. Throws a ConfigError when nobody could make vectors, or when nobody knows for how much. */
export function readEmbeddings(
  file: SettingsFile,
  providers: { readonly on: readonly ProviderSettings[]; readonly off: readonly ProviderOff[] },
  prices: PriceBook,
): EmbeddingSettings | null {
  const embeddings = file.settings.memory?.embeddings;
  if (embeddings === undefined) return null;
  const { model: id, dimensions = null, batch = BATCH, exactUpTo = EXACT_UP_TO, free } = embeddings;
  const { provider: name, name: model } = parseModelId(id) ?? { provider: '', name: '' };
  const provider = providers.on.find((each) => each.name === name && each.protocol === 'openai');
  if (provider === undefined) throw file.refuse(PLACE, allowed(name, providers));
  const isPriced = prices.some((price) => price.model === id);
  if (isPriced && free === true)
    throw file.refuse(['memory', 'embeddings', 'free'], 'free: true only for a model without an entry under prices');
  const isFree = free ?? (provider.isLocal && !isPriced);
  if (!isFree && !isPriced) throw file.refuse(PLACE, 'a model with an entry under prices, or free: true beside it');
  return { provider, model, isFree, dimensions, batch, exactUpTo };
}

/** Throws a ConfigError for a model that nobody knows. */
export function readReading(file: SettingsFile, catalogue: ModelCatalogue, providers: readonly ProviderSettings[]): ReadingSettings {
  const { model, budgetPerDay = READING_A_DAY } = file.settings.memory ?? {};
  const local = providers.filter(({ isLocal }) => isLocal).map(({ name }) => name);
  const known = makeLookup(catalogue, local);
  if (model !== undefined && !known.has(model)) throw file.refuse(['memory', 'model'], `a model that Parley knows${known.hint(model)}`);
  return { model: model ?? null, dayBudget: fromDollars(budgetPerDay) };
}

function allowed(name: string, { on, off }: Parameters<typeof readEmbeddings>[1]): string {
  const turnedOff = off.find((each) => each.name === name && name !== 'anthropic');
  if (turnedOff !== undefined) return `a model of a provider that is on; set ${turnedOff.variable}`;
  const names = on.filter(({ protocol }) => protocol === 'openai').map((each) => each.name);
  const meant = nearestName(name, names);
  const hint = meant === null ? '' : ` (did you mean ${meant}?)`;
  return `provider/model of a provider that speaks the protocol of OpenAI: ${names.join(', ')}${hint}`;
}
