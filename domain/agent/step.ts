import type { ModelReply } from '../routing/model-reply.ts';
import type { TriedModel } from '../routing/tried-model.ts';
import type { ToolFact } from './tool-fact.ts';

/** What steps belong to: a turn, or a task across all its attempts. */
export interface RunRef {
  readonly kind: 'turn' | 'task';
  readonly id: string;
}

/** What a step is about to do. */
export type StepIntent =
  /** `model`: the id of the first one that will be tried. */
  | { readonly kind: 'model'; readonly model: string }
  | { readonly kind: 'tool'; readonly callId: string; readonly tool: string; readonly input: unknown };

/** What came of it. */
export type StepResult =
  /** `model`: the id of the one that answered; `tried`: all that were asked, in order, absent in what an older version wrote. */
  | { readonly kind: 'model'; readonly model: string; readonly reply: ModelReply; readonly tried?: readonly TriedModel[] }
  /** `facts`: what it did; absent: nothing that counts. */
  | { readonly kind: 'tool'; readonly output: string; readonly isError: boolean; readonly facts?: readonly ToolFact[] };

/** One model call or one tool call inside a run: the unit of checkpointing. */
export interface Step {
  /** From 1, without gaps within the run. */
  readonly number: number;
  readonly intent: StepIntent;
  /** Null: begun and, as far as is known, not finished. After a crash: it may or may not have happened. */
  readonly result: StepResult | null;
}
