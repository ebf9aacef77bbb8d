import type { Trained, TrainingWork } from '../routing/learned/train-next.ts';

/** Trains the learned model beside the work, so that nothing waits for it. */
export interface ModelTrainer {
  /** Null: there is too little to learn from. Rejects with the signal's reason as soon as it aborts. */
  train(work: TrainingWork, signal: AbortSignal): Promise<Trained | null>;
}
