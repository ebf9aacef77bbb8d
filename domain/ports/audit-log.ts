import type { AuditEntry, NewAuditEntry } from '../audit/audit-entry.ts';
import type { Page, PageRequest } from './page.ts';

/** What was done, in a chain of hashes: nothing can be changed or taken out without being seen. */
export interface AuditLog {
  append(entry: NewAuditEntry): Promise<AuditEntry>;
  /** Newest first; without the beginnings of what is known to have ended. */
  list(page: PageRequest): Promise<Page<AuditEntry>>;
  /** Walks the whole chain from its beginning; `brokenAt`: the first entry that is not what it was, null: none. */
  verify(): Promise<{ readonly count: number; readonly brokenAt: number | null }>;
}
