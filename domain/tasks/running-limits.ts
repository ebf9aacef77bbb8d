/** How many tasks may run at once, over all workers; null: as many as there are workers for. */
export interface RunningLimits {
  readonly perPerson: number | null;
  readonly perProject: number | null;
  readonly all: number | null;
}

export const NO_RUNNING_LIMITS: RunningLimits = { perPerson: null, perProject: null, all: null };
