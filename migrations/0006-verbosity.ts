import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** How much of the agent's work a conversation is shown. */
export class Verbosity extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0006-verbosity.sql', import.meta.url), 'utf8'));
  }
}
