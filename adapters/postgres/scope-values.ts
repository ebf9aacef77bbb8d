import { z } from 'zod';

import type { MemoryScope } from '../../domain/memory/recall/remembered.ts';
import { rowId } from './row-id.ts';
import type { SqlValue } from './statement.ts';

/** A scope in the order of `recall_scope`. */
export function scopeValues(scope: MemoryScope): readonly SqlValue[] {
  if (scope.kind === 'person') return ['private', rowId(scope.personId), null, null, null];
  return ['group', null, scope.channel, scope.account, scope.chat];
}

const SCOPE = z.union([z.tuple([z.literal('person'), z.string()]), z.tuple([z.literal('group'), z.string(), z.string(), z.string()])]);

/** The scope that `recall_scope` has written so. Throws for any other text. */
export function scopeFrom(text: string): MemoryScope {
  const parts = SCOPE.parse(JSON.parse(text));
  if (parts[0] === 'person') return { kind: 'person', personId: parts[1] };
  return { kind: 'group', channel: parts[1], account: parts[2], chat: parts[3] };
}
