import type { Nanos } from '../costs/money.ts';

/** A finished task, as far as it says what another one like it will take. */
export interface PastTask {
  readonly promptLength: number;
  readonly spent: Nanos;
  readonly milliseconds: number;
}

/** What tasks took. */
export interface TaskHistory {
  /** Finished prompt tasks of the project, newest first; `template` null: those without one. */
  alike(of: { readonly projectId: string; readonly template: string | null }, limit: number): Promise<readonly PastTask[]>;
}
