import type { Budgets } from '../costs/budget-lines.ts';
import type { Ports } from '../ports/ports.ts';
import type { ModelChoice } from '../routing/model-choice.ts';
import type { RoutingSettings } from '../routing/routing-settings.ts';
import { makeAskForMode } from './ask-for-mode.ts';
import { modelsFor } from './models-for.ts';
import { makeRouteTurn } from './route-turn.ts';
import type { RouteTurn } from './route-turn.ts';
import type { CallModelDeps } from './try-model.ts';

interface Configured {
  readonly routing: RoutingSettings;
  readonly calls: Pick<CallModelDeps, 'prices'>;
  readonly budgets: Budgets;
  readonly models: ModelChoice;
}

/** Who answers, decided as the owner has set it up. */
export function configuredRouter(ports: Ports, { routing, calls, budgets, models }: Configured): RouteTurn {
  const { model } = routing;
  return makeRouteTurn({
    ...ports,
    routing,
    askForMode: model === null ? null : makeAskForMode({ ...ports, ...calls, budgets, catalogue: models.catalogue, model }),
    hasAgentModel: (person, preferred) => modelsFor({ ...ports, models }, { mode: 'agent', preferred, person }).chain.length > 0,
  });
}
