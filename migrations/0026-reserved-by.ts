import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** Which process made a reservation. */
export class ReservedBy extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0026-reserved-by.sql', import.meta.url), 'utf8'));
  }
}
