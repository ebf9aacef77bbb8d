import type { MemoryScope } from '../../domain/memory/recall/remembered.ts';
import { rowId } from './row-id.ts';
import type { SqlValue } from './statement.ts';

/** A scope in the order of `recall_scope`. */
export function scopeValues(scope: MemoryScope): readonly SqlValue[] {
  if (scope.kind === 'person') return ['private', rowId(scope.personId), null, null, null];
  return ['group', null, scope.channel, scope.account, scope.chat];
}
