import type { PlanItem } from '../tasks/task-progress.ts';

/** What a tool call did, as typed data beside its words: kept in the journal, so that it is known after a crash too. */
export type ToolFact =
  /** `exitCode` null: it did not exit by itself, or nobody knows. */
  | { readonly kind: 'ran'; readonly command: string; readonly exitCode: number | null }
  /** A path inside the project. */
  | { readonly kind: 'wrote'; readonly path: string }
  | { readonly kind: 'planned'; readonly items: readonly PlanItem[] }
  /** It brought words that are not those of the person in charge (I8). */
  | { readonly kind: 'tainted' }
  /** It read these facts of a memory. */
  | { readonly kind: 'recalled'; readonly factIds: readonly string[] }
  /** It was not done at all: a rule or a person forbade it. */
  | { readonly kind: 'refused' };
