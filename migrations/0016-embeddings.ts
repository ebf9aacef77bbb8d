import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** What was said, by its meaning. */
export class Embeddings extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0016-embeddings.sql', import.meta.url), 'utf8'));
  }
}
