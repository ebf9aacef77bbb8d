import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** Identities, groups, accounts on networks, attachments and the outbox. */
export class Channels extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0002-channels.sql', import.meta.url), 'utf8'));
  }
}
