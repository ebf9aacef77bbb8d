import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** People, conversations, turns, tasks, money, memory and workers. */
export class Ground extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0001-ground.sql', import.meta.url), 'utf8'));
  }
}
