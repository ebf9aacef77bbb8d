import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import * as z from 'zod';

import type { KeptWorktree } from '../../../domain/ports/worktrees.ts';
import { systemCodeOf } from '../file-refusal.ts';

/** What was decided before anything was made, so that a crash in the middle changes nothing about it. No command can write it. */
const PLAN = z.object({
  taskId: z.string(),
  /** The project's folder. */
  folder: z.string(),
  worktree: z.object({ folder: z.string(), branch: z.string(), base: z.string(), into: z.string().nullable() }),
  /** Whether the worktree was whole once. */
  isMade: z.boolean(),
});

export type WorktreePlan = z.infer<typeof PLAN>;

/** Where worktrees lie: no project's name begins with a dot. */
const FOLDER = '.worktrees';
const ENDING = '.json';

/** The plans of worktrees, each beside its worktree's folder. */
export interface WorktreePlans {
  /** Where the worktree of this task lies. */
  folderFor(project: string, taskId: string): string;
  /** Null: there is none. */
  read(worktree: string): WorktreePlan | null;
  write(plan: WorktreePlan): void;
  remove(worktree: string): void;
  all(): readonly KeptWorktree[];
}

/** `workspaceRoot`: absolute, without links. */
export function makeWorktreePlans(workspaceRoot: string): WorktreePlans {
  const home = join(workspaceRoot, FOLDER);
  return {
    folderFor: (project, taskId) => join(home, relative(workspaceRoot, project).replaceAll('/', '-'), taskId),
    read: readPlan,
    write(plan) {
      const { folder } = plan.worktree;
      mkdirSync(folder, { recursive: true });
      const half = `${folder}${ENDING}.half`;
      writeFileSync(half, JSON.stringify(plan), { mode: 0o600, flush: true });
      renameSync(half, `${folder}${ENDING}`);
    },
    remove: (worktree) => rmSync(`${worktree}${ENDING}`, { force: true }),
    all: () =>
      namesIn(home).flatMap((project) =>
        namesIn(join(home, project))
          .filter((name) => name.endsWith(ENDING))
          .flatMap((name) => readPlan(join(home, project, basename(name, ENDING))) ?? []),
      ),
  };
}

function readPlan(worktree: string): WorktreePlan | null {
  try {
    return PLAN.parse(JSON.parse(readFileSync(`${worktree}${ENDING}`, 'utf8')));
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT' || systemCodeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}
