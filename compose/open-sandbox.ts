import { makeBubblewrapSandbox, makeRunPlaced } from '../adapters/workspace/bubblewrap-sandbox.ts';
import { detectSandbox } from '../adapters/workspace/detect-sandbox.ts';
import { makeBranches, makeWorktrees } from '../adapters/workspace/git/make-worktrees.ts';
import { makePlainRunner } from '../adapters/workspace/plain-runner.ts';
import type { Config } from '../config.ts';
import type { Clock } from '../domain/ports/clock.ts';

/** Where commands run: in bubblewrap where it can be had, else as they are, and why. */
export async function openSandbox(config: Config, clock: Clock) {
  const detected = await detectSandbox(clock);
  if (detected.kind === 'unusable')
    return { sandbox: makePlainRunner({ clock }), worktrees: null, branches: null, problem: detected.message };
  const deps = { bubblewrap: detected.bubblewrap, clock, hidden: [config.dataDir] };
  const run = makeRunPlaced(deps);
  const worktrees = makeWorktrees({ workspaceRoot: config.workspaceRoot, run });
  return { sandbox: makeBubblewrapSandbox(deps), worktrees, branches: makeBranches({ run }), problem: null };
}
