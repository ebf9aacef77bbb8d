import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** Entries of what is begun. */
export class AuditBegun extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0011-audit-begun.sql', import.meta.url), 'utf8'));
  }
}
