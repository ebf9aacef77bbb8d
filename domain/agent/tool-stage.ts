import type { TaskStage } from '../tasks/task-progress.ts';

const STAGES: Readonly<Record<string, TaskStage>> = {
  list_files: 'exploring',
  read_file: 'exploring',
  search_files: 'exploring',
  edit_file: 'editing',
  write_file: 'editing',
  web_fetch: 'browsing',
  web_search: 'browsing',
  update_plan: 'planning',
};

/** What a run does while it is in a call of this tool; null: the name says nothing. */
export function toolStage(name: string): TaskStage | null {
  return STAGES[name] ?? null;
}
