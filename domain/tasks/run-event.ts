import type { PlanItem, TaskStage } from './task-progress.ts';

/** What happens in a run, for whoever says what it is doing and whether it lives. */
export type RunEvent =
  | { readonly kind: 'started'; readonly plan: readonly PlanItem[] }
  /** `isLast`: it was told to wrap up. */
  | { readonly kind: 'model-called'; readonly isLast: boolean }
  /** `stage` null: whatever it was. */
  | { readonly kind: 'tool-called'; readonly stage: TaskStage | null; readonly detail: string | null }
  | { readonly kind: 'planned'; readonly items: readonly PlanItem[] }
  | { readonly kind: 'command-begun'; readonly command: string }
  | { readonly kind: 'command-ended'; readonly command: string; readonly exitCode: number | null }
  | { readonly kind: 'approval-asked'; readonly action: string }
  | { readonly kind: 'approval-decided' }
  /** A sign of life that says nothing else: a byte of output, a piece of an answer. */
  | { readonly kind: 'alive' };
