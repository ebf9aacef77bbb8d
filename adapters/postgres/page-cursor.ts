import { InvalidInputError } from '../../domain/errors.ts';
import type { Page, PageRequest } from '../../domain/ports/page.ts';

interface Listed {
  readonly id: string;
  readonly createdAt: Date;
}

const CURSOR = /^(\d{1,15})_([\da-z-]+)$/;

/** The place after which a page begins; nulls: at the beginning. Throws an InvalidInputError for a cursor that was never given out. */
export function placeAfter({ after }: PageRequest): { createdAt: Date | null; id: string | null } {
  if (after === null) return { createdAt: null, id: null };
  const [, milliseconds, id] = CURSOR.exec(after) ?? [];
  if (milliseconds === undefined || id === undefined) throw new InvalidInputError('after', 'This cursor is not from this list.');
  return { createdAt: new Date(Number(milliseconds)), id };
}

/** The page of a list that was read one item further than asked for. */
export function pageOf<T extends Listed>(found: readonly T[], { limit }: PageRequest): Page<T> {
  const items = found.slice(0, limit).map((item) => ({ cursor: `${String(item.createdAt.getTime())}_${item.id}`, item }));
  return { items, hasMore: found.length > limit };
}
