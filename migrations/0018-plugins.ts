import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** What plugins keep, and what they want to come back to. */
export class Plugins extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0018-plugins.sql', import.meta.url), 'utf8'));
  }
}
