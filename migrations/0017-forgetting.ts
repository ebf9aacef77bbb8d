import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** What people want forgotten. */
export class Forgetting extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0017-forgetting.sql', import.meta.url), 'utf8'));
  }
}
