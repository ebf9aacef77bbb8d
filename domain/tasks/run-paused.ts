import type { TaskReason } from './task.ts';

/** Why a run lets go of its task by itself, to be claimed again. */
export type Pause =
  /** For an approval: until it is decided or has expired. */
  | { readonly kind: 'waits'; readonly reason: TaskReason }
  /** For a fault that may pass. */
  | { readonly kind: 'tries-later'; readonly reason: TaskReason; readonly notBefore: Date };

/** The run lets go of its task; nothing of it is running any more when this is thrown. */
export class RunPaused extends Error {
  readonly pause: Pause;

  constructor(pause: Pause) {
    super(`run paused: ${pause.reason.code}`);
    this.pause = pause;
  }
}
