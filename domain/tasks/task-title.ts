import type { TaskWork } from './task.ts';

const TITLE_LENGTH = 60;

/** What a task is about, on one short line. */
export function taskTitle(work: TaskWork): string {
  const text = (work.kind === 'prompt' ? work.prompt : `$ ${work.command}`).replaceAll(/\s+/g, ' ').trim();
  return text.length > TITLE_LENGTH ? `${text.slice(0, TITLE_LENGTH - 1).toWellFormed()}…` : text;
}
