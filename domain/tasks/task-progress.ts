/** What a task is doing. */
export const TASK_STAGES = [
  'starting',
  'planning',
  'exploring',
  'editing',
  'running',
  'testing',
  'committing',
  'browsing',
  'waiting-for-model',
  'waiting-for-approval',
  'wrapping-up',
] as const;
export type TaskStage = (typeof TASK_STAGES)[number];

export interface PlanItem {
  readonly text: string;
  readonly state: 'open' | 'doing' | 'done';
}

/** What a task is doing, made from typed events alone. */
export interface TaskProgress {
  readonly stage: TaskStage;
  /** Such as the command that runs; null: the stage says it all. */
  readonly detail: string | null;
  readonly since: Date;
  /** The last sign of life. */
  readonly aliveAt: Date;
  /** The agent's own plan; empty: it made none. */
  readonly plan: readonly PlanItem[];
}
