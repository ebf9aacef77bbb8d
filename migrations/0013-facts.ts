import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** What is known of people and of groups, and since when. */
export class Facts extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0013-facts.sql', import.meta.url), 'utf8'));
  }
}
