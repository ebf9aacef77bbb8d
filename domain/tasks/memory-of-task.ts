import { makeMemoryTool } from '../agent/tools/memory-tool.ts';
import type { Tool } from '../agent/tool.ts';
import type { Ports } from '../ports/ports.ts';
import type { Task } from './task.ts';

/** The memory of the person in charge, for a task whose result is told to them alone; nothing where it began in a group (I9). */
export async function memoryOfTask(
  { memory, conversations }: Pick<Ports, 'memory' | 'conversations'>,
  task: Task,
): Promise<readonly Tool[]> {
  return (await isToldInGroup({ conversations }, task)) ? [] : [makeMemoryTool(memory, task.personId)];
}

/** Whether others than the person in charge are told what comes of a task. */
export async function isToldInGroup({ conversations }: Pick<Ports, 'conversations'>, { conversationId }: Task): Promise<boolean> {
  return conversationId !== null && (await conversations.get(conversationId))?.audience !== 'private';
}
