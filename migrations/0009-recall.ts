import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** What was said, by its words. */
export class Recall extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0009-recall.sql', import.meta.url), 'utf8'));
  }
}
