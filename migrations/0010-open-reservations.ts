import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** What is reserved and not settled is found without reading what is settled. */
export class OpenReservations extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0010-open-reservations.sql', import.meta.url), 'utf8'));
  }
}
