/**
 * Places around each outside effect where a test can kill the process.
 * `before.x` is reached when the effect has not begun, `after.x` when it is done but nothing that follows from it is.
 */
export const CRASH_POINTS = [
  'before.message.store',
  'after.message.store',
  'after.turn.claim',
  'before.model.reserve',
  'after.model.reserve',
  'before.model.call',
  'during.model.stream',
  'after.model.call',
  'after.model.settle',
  'before.turn.finish',
  'after.turn.finish',
  'after.forgetting.begin',
  'before.task.store',
  'after.task.store',
  'after.task.claim',
  'before.schedule.fire',
  'after.schedule.fire',
  'before.plugin-job.move',
  'after.plugin-job.move',
  'before.tool.begin',
  'after.tool.begin',
  'after.tool.call',
  'after.tool.finish',
  'before.worktree.open',
  'after.worktree.open',
  'before.worktree.commit',
  'after.worktree.commit',
  'before.output.append',
  'after.output.append',
  'before.task.finish',
  'after.task.finish',
  'before.part.begin',
  'after.part.begin',
  'after.part.send',
  'after.part.placed',
  'before.part.final',
  'after.part.final',
  'before.entry.close',
  'before.cursor.save',
  'after.cursor.save',
] as const;

export type CrashPoint = (typeof CRASH_POINTS)[number];

/** Does nothing in real use. */
export interface CrashPoints {
  reach(point: CrashPoint): void;
}
