import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** What plugins ask models for where no turn is answered. */
export class PluginRuns extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0023-plugin-runs.sql', import.meta.url), 'utf8'));
  }
}
