import { z } from 'zod';
import type { Page, PageRequest } from '../../domain/tasks/watch-tasks.ts';
import type { Builder } from './builder.ts';

const DEFAULT_FIRST = 20;
const MAX_FIRST = 100;

/** What a list costs: its items, and each as often as it may come. */
export function pageComplexity({ first }: { first?: number | null | undefined }) {
  return { field: 2, multiplier: Math.min(Math.max(first ?? DEFAULT_FIRST, 1), MAX_FIRST) };
}

/** The arguments of every list that comes in pages. */
export function pageArgs(builder: Builder) {
  const range = `Ask for 1 to ${MAX_FIRST} items at a time.`;
  return builder.args((t) => ({
    first: t.int({
      description: `How many items, 1 to ${MAX_FIRST}.`,
      defaultValue: DEFAULT_FIRST,
      validate: z.int().min(1, range).max(MAX_FIRST, range).nullish(),
    }),
    after: t.string({ description: 'Items after the one with this cursor; left out: from the beginning.' }),
  }));
}

export function pageRequest(args: { first?: number | null | undefined; after?: string | null | undefined }): PageRequest {
  return { limit: args.first ?? DEFAULT_FIRST, after: args.after ?? null };
}

/** A page of a store as a Relay connection. */
export function toConnection<T>({ items, hasMore }: Page<T>, { after }: PageRequest) {
  return {
    edges: items.map(({ cursor, item }) => ({ cursor, node: item })),
    pageInfo: {
      hasNextPage: hasMore,
      hasPreviousPage: after !== null,
      startCursor: items[0]?.cursor ?? null,
      endCursor: items.at(-1)?.cursor ?? null,
    },
  };
}
