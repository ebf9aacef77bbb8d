import type { TaskEnding } from '../../ports/task-queue.ts';
import type { NewOutputLine } from '../../tasks/output-line.ts';
import type { Task } from '../../tasks/task.ts';
import { addNotice } from './conversation-log.ts';
import { tellTaskFiles } from './outbox.ts';
import type { InMemoryState, TaskRow } from './state.ts';

export function isFinal({ state }: Task): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'stopped';
}

/** The task, if this fence may still write to it. */
export function heldTask(state: InMemoryState, taskId: string, fence: number): TaskRow | null {
  const row = state.tasks.get(taskId);
  return row !== undefined && row.fence === fence && row.task.state === 'running' ? row : null;
}

export function appendLines(row: TaskRow, lines: readonly NewOutputLine[]): number {
  for (const line of lines) row.lines.push({ number: row.lines.length + 1, ...line });
  row.task = { ...row.task, lastLine: row.lines.length };
  return row.lines.length;
}

/** Final state, closing line and notice at once. */
export function endTask(state: InMemoryState, row: TaskRow, ending: TaskEnding, closing: { line: string; notice: string }): void {
  const { state: finalState, reason, result, at } = ending;
  row.owner = null;
  row.task = { ...row.task, state: finalState, reason, result, endedAt: at };
  appendLines(row, [{ at, kind: 'system', text: closing.line }]);
  const { id, conversationId } = row.task;
  if (conversationId === null) return;
  addNotice(state, conversationId, { key: `task:${id}:ended`, text: closing.notice, taskId: id, at });
  const conversation = state.conversations.get(conversationId)?.conversation;
  if (conversation !== undefined) tellTaskFiles(state, id, conversation, at);
}
