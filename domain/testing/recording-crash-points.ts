import type { CrashPoint, CrashPoints } from '../ports/crash-points.ts';

/** Never crashes; keeps which points were reached, in order. */
export interface RecordingCrashPoints extends CrashPoints {
  readonly reached: readonly CrashPoint[];
}

/** `onReach` may throw to end what runs at a point. */
export function makeRecordingCrashPoints(onReach: (point: CrashPoint) => void = () => undefined): RecordingCrashPoints {
  const reached: CrashPoint[] = [];
  return {
    reached,
    reach: (point) => {
      reached.push(point);
      onReach(point);
    },
  };
}
