import type { Person } from '../../access/person.ts';
import type { ModelChoice } from '../../routing/model-choice.ts';
import { modelsFor } from '../../conversation/models-for.ts';
import { priceOf } from '../../costs/price-book.ts';
import type { PriceBook } from '../../costs/price-book.ts';
import type { Ports } from '../../ports/ports.ts';
import { OFFLINE_MODEL } from '../../routing/known-models.ts';
import { findModel } from '../../routing/model-catalogue.ts';
import type { ModelEntry } from '../../routing/model-catalogue.ts';

/** What takes part in the choice of a model for work that nobody waits for. */
export interface CheapModelDeps extends Pick<Ports, 'providers' | 'clock'> {
  readonly models: ModelChoice;
  readonly prices: PriceBook;
  /** The one that parley.yaml names, as `provider/model`; null: the cheapest of the chat's. */
  readonly named: string | null;
}

/** The model that reads somebody's words in the background; null: there is none that could, or none that has a price. */
export function cheapestModel(deps: CheapModelDeps, person: Pick<Person, 'freeModelsFirst'>): ModelEntry | null {
  const { named, models, providers } = deps;
  if (named !== null) {
    const model = findModel(models.catalogue(), named);
    return model !== null && providers.has(model.provider) ? model : null;
  }
  const { chain } = modelsFor(deps, { mode: 'chat', preferred: null, person });
  const priced = chain.flatMap((model) => {
    const rate = model.provider === OFFLINE_MODEL.provider ? null : rateOf(deps, model);
    return rate === null ? [] : [{ model, rate }];
  });
  return priced.toSorted((a, b) => a.rate - b.rate)[0]?.model ?? null;
}

/** What a million tokens in and a quarter of that out cost, about as such work has them; null: nobody knows. */
function rateOf({ prices, clock }: CheapModelDeps, model: ModelEntry): number | null {
  const price = priceOf(prices, model, clock.now());
  if (price.kind === 'refused') return null;
  return price.kind === 'free' ? 0 : price.price.rates.input + price.price.rates.output / 4;
}
