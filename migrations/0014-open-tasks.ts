import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** How many tasks of somebody may be open, also when several come at once. */
export class OpenTasks extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0014-open-tasks.sql', import.meta.url), 'utf8'));
  }
}
