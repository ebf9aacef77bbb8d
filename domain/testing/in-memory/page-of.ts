import { InvalidInputError } from '../../errors.ts';
import type { Page, PageRequest } from '../../ports/page.ts';

/** Newest first, as a page; throws an InvalidInputError for a cursor that is not one of ours. */
export function pageOf<T extends { readonly id: string; readonly createdAt: Date }>(
  all: readonly T[],
  { limit, after }: PageRequest,
): Page<T> {
  const sorted = all.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.id < b.id ? 1 : -1));
  const start = after === null ? 0 : sorted.findIndex(({ id }) => id === after) + 1;
  if (after !== null && start === 0) throw new InvalidInputError('after', 'This cursor is not from this list.');
  const items = sorted.slice(start, start + limit).map((item) => ({ cursor: item.id, item }));
  return { items, hasMore: start + limit < sorted.length };
}
