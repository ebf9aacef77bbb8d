import type { SandboxLimits } from '../ports/sandbox.ts';
import type { TaskLimits } from './task.ts';

/** What parley.yaml says about tasks. */
export interface TaskSettings {
  /** For a task that names no limits of its own. */
  readonly defaults: TaskLimits;
  /** For one command, of an agent or of a command task. */
  readonly sandbox: SandboxLimits;
  /** The project of those who name none; made when it is first needed. */
  readonly defaultProject: string;
}
