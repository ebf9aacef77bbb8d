import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** What plugins took in, by its meaning. */
export class PluginVectors extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0025-plugin-vectors.sql', import.meta.url), 'utf8'));
  }
}
