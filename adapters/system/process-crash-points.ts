import type { CrashPoint, CrashPoints } from '../../domain/ports/crash-points.ts';

export interface CrashPointDeps {
  /** The point and how often it is reached before the process dies, from 1; null: never. */
  readonly at: { readonly point: CrashPoint; readonly nth: number } | null;
  /** Ends the process at once, without a chance to tidy up. */
  readonly kill?: () => void;
}

/** Kills this process with SIGKILL when the configured point is reached for the n-th time; otherwise does nothing. */
export function makeProcessCrashPoints({ at, kill = () => process.kill(process.pid, 'SIGKILL') }: CrashPointDeps): CrashPoints {
  let left = at?.nth ?? 0;
  return {
    reach: (point) => {
      if (point !== at?.point) return;
      left -= 1;
      if (left === 0) kill();
    },
  };
}
