import type { ModelVersion } from '../routing/learned/model-version.ts';
import type { Lease } from './worker-registry.ts';

/** When the learned model was trained last, and whether it is to be trained. */
export interface TrainingState {
  /** When the labels for the last finished training were read; null: there was none. */
  readonly lastAt: Date | null;
  /** Whether somebody asked for a training that was not finished since. */
  readonly isRequested: boolean;
  /** Whether labels were removed since then that the model in use may have learned from. */
  readonly hasForgotten: boolean;
}

/** The right to train, for one at a time. */
export interface TrainingClaim {
  readonly fence: number;
  readonly hasForgotten: boolean;
}

/** How a training ended. `adopted`: the new model is used from now on; `shipped`: the one that comes with Parley is; `kept`: nothing changes. */
export type TrainingResult =
  | { readonly kind: 'adopted'; readonly model: Omit<ModelVersion, 'isAdopted'>; readonly artefact: Uint8Array }
  | { readonly kind: 'kept' | 'shipped'; readonly model: Omit<ModelVersion, 'isAdopted'> | null };

/** One training of the learned model at a time, whoever does it. */
export interface TrainingQueue {
  state(): Promise<TrainingState>;
  /** Asks for a training at the next opportunity. */
  request(): Promise<void>;
  /** Takes the right to train from nobody, a dead worker, or one whose lease has run out; null: another one trains. */
  claim(lease: Lease, at: Date): Promise<TrainingClaim | null>;
  /**
   * Ends a training whose claim still holds. An adopted model and the one before it are kept whole, older ones only by name; when something was forgotten before
   * the claim, only the new one is. False: the claim was lost, and nothing was changed.
   */
  finish(fence: number, result: TrainingResult): Promise<boolean>;
  /** Gives the claim back without a result: what the training was for is still to be done. */
  release(fence: number): Promise<void>;
}
