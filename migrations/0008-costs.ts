import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** Ceilings that were changed while Parley runs, and which budgets were said to be nearly used up. */
export class Costs extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0008-costs.sql', import.meta.url), 'utf8'));
  }
}
