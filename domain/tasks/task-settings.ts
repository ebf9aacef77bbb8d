import type { Nanos } from '../costs/money.ts';
import type { SandboxLimits } from '../ports/sandbox.ts';
import type { KeptOutput } from './discard-output.ts';
import type { RunningLimits } from './running-limits.ts';
import type { TaskLimits } from './task.ts';

/** What parley.yaml says about tasks. */
export interface TaskSettings {
  /** For a task that names no limits of its own. */
  readonly defaults: TaskLimits;
  /** For one command, of an agent or of a command task. */
  readonly sandbox: SandboxLimits;
  /** What becomes of a task that shows no sign of life: it is stopped, or whoever is in charge is asked. */
  readonly whenIdle: 'stop' | 'ask';
  readonly running: RunningLimits;
  /** How many tasks of one person may be waiting or running at a time. */
  readonly openPerPerson: number;
  /** The project of those who name none; made when it is first needed. */
  readonly defaultProject: string;
  /** A task that will probably cost more asks whoever wants it before it starts; without enough history its budget decides. */
  readonly confirmAbove: Nanos;
  /** How long the worktree of an ended task whose work is merged, or that has none, is kept; in milliseconds. */
  readonly keepWorktreesMs: number;
  readonly keepOutput: KeptOutput;
}
