import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** What conversations came to, and what waits to be read by a model. */
export class Summaries extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0015-summaries.sql', import.meta.url), 'utf8'));
  }
}
