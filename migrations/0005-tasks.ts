import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** Tasks that wait for others, schedules and the audit log. */
export class Tasks extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0005-tasks.sql', import.meta.url), 'utf8'));
  }
}
