import { mkdirSync, realpathSync } from 'node:fs';
import { Refused } from './file-refusal.ts';
import { holdExactly, releaseFolder, type HeldFolder } from './held-folder.ts';

/** The folder below which every project lies. */
export interface Workspace {
  /** Throws `Refused` for a folder that is not below it. */
  assertProject(folder: string): void;
  /** Holds the project's folder open while `use` runs. Throws `Refused`. */
  inProject<T>(folder: string, use: (root: HeldFolder) => Promise<T>): Promise<T>;
  /** Holds the workspace itself open while `use` runs. Throws `Refused`. */
  inWorkspace<T>(use: (root: HeldFolder) => Promise<T>): Promise<T>;
}

async function holding<T>(folder: string, use: (root: HeldFolder) => Promise<T>): Promise<T> {
  const root = holdExactly(folder);
  if (root === null) throw new Refused('missing', `The folder ${folder} is missing, or has been replaced by a link.`);
  try {
    return await use(root);
  } finally {
    releaseFolder(root);
  }
}

/** Opens the workspace at this absolute path, made when it is missing; Linux only, because containment rests on /proc/self/fd. Throws when there can be none. */
export function openWorkspace(path: string): Workspace {
  mkdirSync(path, { recursive: true });
  const workspaceRoot = realpathSync(path);
  const assertProject = (folder: string): void => {
    if (!folder.startsWith(`${workspaceRoot}/`)) throw new Refused('outside', `${folder} is not below the workspace.`);
  };
  return {
    assertProject,
    inProject: async (folder, use) => {
      assertProject(folder);
      return await holding(folder, use);
    },
    inWorkspace: (use) => holding(workspaceRoot, use),
  };
}
