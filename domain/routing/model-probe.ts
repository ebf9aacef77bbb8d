import type { HealthProbe } from '../access/check-health.ts';
import { OFFLINE_MODEL } from './known-models.ts';
import type { ModelCatalogue } from './model-catalogue.ts';

/** Whether any model is set; Parley is of use without one too. */
export function makeModelProbe(catalogue: () => ModelCatalogue): HealthProbe {
  return async () => {
    const isReady = catalogue().some(({ id }) => id !== OFFLINE_MODEL.id);
    const detail = isReady ? null : 'No model is set: set a provider key such as ANTHROPIC_API_KEY, or start a local model server.';
    return { name: 'models', isReady, isEssential: false, detail };
  };
}
