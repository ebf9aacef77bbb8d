import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** Files that go out, uploads, and what is said in files. */
export class Files extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0003-files.sql', import.meta.url), 'utf8'));
  }
}
