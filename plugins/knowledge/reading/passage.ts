import { z } from '../../../domain/plugins/index.ts';

const PLACE = z.object({
  /** What it stands under, outermost first. */
  headings: z.array(z.string()),
  /** From 1; null: there are no pages. */
  page: z.number().nullable(),
  /** From 1; null: there are no lines to speak of. */
  line: z.number().nullable(),
});

/** Where in its document a passage stands. */
export type Place = z.infer<typeof PLACE>;

/** What stands together in a document. */
export interface Passage {
  readonly place: Place;
  readonly text: string;
}

/** Nowhere in particular when it is none. */
export function placeOf(value: unknown): Place {
  return PLACE.safeParse(value).data ?? { headings: [], page: null, line: null };
}
