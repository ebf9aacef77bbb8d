import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** What people were asked, and who used which code. */
export class Asked extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0004-asked.sql', import.meta.url), 'utf8'));
  }
}
