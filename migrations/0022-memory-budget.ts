import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** The budget of memory, changeable like others. */
export class MemoryBudget extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0022-memory-budget.sql', import.meta.url), 'utf8'));
  }
}
