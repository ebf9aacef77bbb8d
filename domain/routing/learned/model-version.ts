/** A model that was trained on this machine. */
export interface ModelVersion {
  readonly version: string;
  /** People's labels among what it learned from. */
  readonly labels: number;
  /** How many messages were held out, and which share of them it and the model before it told right, 0 to 1. */
  readonly heldOut: number;
  readonly score: number;
  readonly scoreBefore: number;
  /** The model that it was compared with; null: the one that comes with Parley. */
  readonly previous: string | null;
  /** False: it was worse than the one before, and is not used. */
  readonly isAdopted: boolean;
  readonly createdAt: Date;
}
