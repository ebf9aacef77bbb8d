/** What can stand before a task's prompt, each with a right example. The terminal has the same names. */
export const TASK_FLAGS = {
  run: '--run "npm test"',
  project: '--project demo',
  template: '--template code-review',
  budget: '--budget 0.50',
  steps: '--steps 50',
  time: '--time 30m',
  idle: '--idle 5m',
  model: '--model anthropic/claude-sonnet-5-5',
  branch: '--branch main',
  after: '--after k7m2p9qa',
  on: '--on failure',
  cron: '--cron "0 9 * * *"',
  at: '--at "tomorrow 9:00"',
  tz: '--tz Europe/Berlin',
  missed: '--missed skip',
  repeatable: '--repeatable',
  yes: '--yes',
} as const;

/** Those that say all by being there. */
export const BARE_FLAGS: ReadonlySet<string> = new Set(['yes', 'repeatable']);

export type TaskFlag = keyof typeof TASK_FLAGS;

export function isTaskFlag(name: string): name is TaskFlag {
  return Object.hasOwn(TASK_FLAGS, name);
}

/** Names that no parameter of a template can have. `branch` is not among them: with a template that has such a parameter, it is that. */
export const RESERVED_PARAMETERS: readonly string[] = Object.keys(TASK_FLAGS).filter((name) => name !== 'branch');
