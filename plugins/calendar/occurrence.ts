import { z } from '../../domain/plugins/index.ts';

/** One time at which something is in a calendar. */
export const OCCURRENCE = z.object({
  uid: z.string(),
  title: z.string(),
  /** Milliseconds; of a whole day, when it begins in the person's zone. */
  start: z.number(),
  end: z.number(),
  isAllDay: z.boolean(),
  place: z.string().nullable(),
  /** Addresses of those who are invited. */
  invitees: z.array(z.string()),
  /** Which one of those that repeat, as its calendar writes it; null: it does not repeat. */
  recurrenceId: z.string().nullable(),
  /** Whether it takes the time: what is free, or was declined or cancelled, does not. */
  isBusy: z.boolean(),
});
export type Occurrence = z.infer<typeof OCCURRENCE>;

/** From the first moment up to, but not with, the second one. */
export interface Range {
  readonly from: Date;
  readonly until: Date;
}

/** Whether the two have a moment in common; what takes no time is at its moment. */
export function isWithin({ start, end }: Pick<Occurrence, 'start' | 'end'>, { from, until }: Range): boolean {
  return start < until.getTime() && (end > from.getTime() || (start === end && start >= from.getTime()));
}
