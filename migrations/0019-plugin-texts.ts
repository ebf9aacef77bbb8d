import { readFileSync } from 'node:fs';

import { Migration } from '@mikro-orm/migrations';

/** Texts that plugins took in, so that they can be found. */
export class PluginTexts extends Migration {
  override up(): void {
    this.addSql(readFileSync(new URL('./0019-plugin-texts.sql', import.meta.url), 'utf8'));
  }
}
