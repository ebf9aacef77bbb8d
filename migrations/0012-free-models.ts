import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** Who wants models that cost nothing to be asked before all others. */
export class FreeModels extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0012-free-models.sql', import.meta.url), 'utf8'));
  }
}
