import type { ModelTrainer } from '../../ports/model-trainer.ts';
import type { RoutingSettings } from '../routing-settings.ts';
import { keepModelCurrent } from './current-model.ts';
import type { CurrentModelDeps } from './current-model.ts';
import { retrainWhenDue } from './retrain.ts';
import type { RetrainDeps } from './retrain.ts';

/** What makes and reads models. */
export interface Learning extends Pick<CurrentModelDeps, 'read'> {
  readonly trainer: ModelTrainer;
}

/** Routing as it is set, with the newest of what was learned, which this worker may learn itself. `learning` absent: nothing is. */
export function startLearning(
  deps: Omit<CurrentModelDeps & RetrainDeps, keyof Learning | 'shipped'>,
  { routing, learning }: { readonly routing: RoutingSettings; readonly learning?: Learning | undefined },
): { readonly routing: RoutingSettings; stop(): Promise<void> } {
  if (learning === undefined) return { routing, stop: async () => {} };
  const { trainer, read } = learning;
  const current = keepModelCurrent({ ...deps, shipped: routing.classifier, read });
  const endTraining = retrainWhenDue({ ...deps, trainer });
  return {
    routing: { ...routing, classifier: current.classifier },
    async stop() {
      await Promise.all([current.stop(), endTraining()]);
    },
  };
}
