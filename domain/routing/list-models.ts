import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import type { ModelCatalogue } from './model-catalogue.ts';

export type ListModels = ReturnType<typeof makeListModels>;

/** The models that can be asked for now; the catalogue changes when a local server is found or goes. */
export function makeListModels({ catalogue }: { catalogue: () => ModelCatalogue }) {
  return (principal: Principal | null): ModelCatalogue => {
    assertAccess(principal, 'model.read');
    return catalogue();
  };
}
