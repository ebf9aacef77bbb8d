import { spawnSync } from 'node:child_process';

/** Holds a process, with its threads and what it starts later, on one core. False: that cannot be done here. */
export function pin(pid: number, core: number): boolean {
  return spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', String(core), String(pid)], { stdio: 'ignore' }).status === 0;
}
