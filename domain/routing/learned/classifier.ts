import type { Mode } from '../route.ts';

/** What the learned classifier makes of one message. */
export interface Classification {
  readonly mode: Mode;
  /** Calibrated: of many answers given with 0.9, about nine in ten are right. 0 to 1. */
  readonly confidence: number;
  /** The next likely mode with its own share; null: the model knows no other. */
  readonly runnerUp: { readonly mode: Mode; readonly confidence: number } | null;
  /** Which plugin is meant (reminders, knowledge, places, calendar); only with mode `assistant`, null if that is not clear. */
  readonly plugin: string | null;
}

/** Tells the mode of a message from its words alone. Pure and bounded: however long the text, only its beginning and end are read. */
export interface IntentClassifier {
  /** Names what it was trained on; differs whenever answers may differ. */
  readonly version: string;
  /** Null: it abstains (nothing to go by, or too unsure). */
  classify(text: string): Classification | null;
}

/** One labelled message to learn from. */
export interface TrainingExample {
  readonly text: string;
  readonly mode: Mode;
  /** Only with mode `assistant`; null: not known. */
  readonly plugin: string | null;
  /** How much it counts, against 1 for a line of the seed corpus; people's labels may weigh more. Positive. */
  readonly weight: number;
  /** Examples of one origin (a pattern, a person's wording) are held out together, so that a measured figure is honest. */
  readonly group: string;
}
