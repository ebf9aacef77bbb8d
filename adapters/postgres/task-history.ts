import type { Pool } from 'pg';

import type { PastTask, TaskHistory } from '../../domain/ports/task-history.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';

/** What tasks took, in PostgreSQL. */
export function makePostgresTaskHistory(pool: Pool): TaskHistory {
  const alike = statement<PastTask>(pool, 'task-alike');
  return { alike: ({ projectId, template }, limit) => alike(rowId(projectId), template, limit) };
}
