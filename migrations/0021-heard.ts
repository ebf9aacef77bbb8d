import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** What is heard in groups, word for word. */
export class Heard extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0021-heard.sql', import.meta.url), 'utf8'));
  }
}
