import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** What routing learns from, and the models that it learned. */
export class Routing extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0007-routing.sql', import.meta.url), 'utf8'));
  }
}
