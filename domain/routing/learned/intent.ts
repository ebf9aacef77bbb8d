import type { Mode, RouteTier } from '../route.ts';

/** Which of a person's messages may be kept to learn routing from: none, those said in private (unless they chose), or those said in groups, too. */
export const TRAINING_CHOICES = ['off', 'private', 'everywhere'] as const;
export type TrainingChoice = (typeof TRAINING_CHOICES)[number];

/** Whether what was said there may be kept. */
export function mayKeep(choice: TrainingChoice, audience: Intent['audience']): boolean {
  return choice === 'everywhere' || (choice === 'private' && audience === 'private');
}

/** Whether another person, an admin, may read what is kept: only of those who said so, since what is said in private is nobody else's. */
export function mayRead(choice: TrainingChoice): boolean {
  return choice === 'everywhere';
}

/** The stricter of two choices. */
export function stricter(one: TrainingChoice, other: TrainingChoice): TrainingChoice {
  return TRAINING_CHOICES.indexOf(one) < TRAINING_CHOICES.indexOf(other) ? one : other;
}

/** What a message was meant for, as a person said or showed it. */
export interface IntentLabel {
  readonly mode: Mode;
  /** Only with `assistant`; null: not said. */
  readonly plugin: string | null;
  /** `override`: they chose the mode with the message; `correction`: right after its answer; `feedback`: they liked the answer; `review`: an admin. */
  readonly source: 'override' | 'correction' | 'feedback' | 'review';
  readonly by: string;
  readonly at: Date;
}

/** How a message was routed, and what it was meant for. */
export interface Intent {
  readonly turnId: string;
  readonly personId: string;
  readonly audience: 'private' | 'group';
  /** Without secrets. */
  readonly text: string;
  readonly mode: Mode;
  readonly plugin: string | null;
  readonly confidence: number;
  readonly tier: RouteTier;
  /** The learned model at that time. */
  readonly version: string;
  readonly at: Date;
  /** When somebody disliked the answer or asked for another one; null: nobody did. */
  readonly doubtedAt: Date | null;
  /** Null: nobody has said. */
  readonly label: IntentLabel | null;
}
