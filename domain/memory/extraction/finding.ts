import { z } from 'zod';

import { FACT_CATEGORIES } from '../fact.ts';
import { wholeItems } from './whole-items.ts';

const MOST_FINDINGS = 30;
/** What a model found is never as sure as what somebody asked to be remembered. */
const MOST_CONFIDENCE = 0.8;
const PLAIN_CONFIDENCE = 0.6;

const said = z.object({
  subject: z.string().trim().toLowerCase().min(1).max(60).catch('self'),
  predicate: z
    .string()
    .trim()
    .toLowerCase()
    .transform((word) => word.replaceAll(/[\s_]+/g, '-'))
    .pipe(z.string().regex(/^[\p{L}\p{N}-]{1,40}$/u)),
  value: z.string().trim().min(1).max(300),
  text: z.string().trim().min(1).max(400),
  category: z.enum(FACT_CATEGORIES).catch('other'),
  confidence: z
    .number()
    .min(0)
    .max(1)
    .catch(PLAIN_CONFIDENCE)
    .transform((sure) => Math.min(sure, MOST_CONFIDENCE)),
});

/** Something that a model found in a message. */
export type Finding = z.infer<typeof said>;

const answered = said.extend({ message: z.number().int().min(1) });

/** What of a model's answer is as it was asked for, by the number of the message: whatever else it says is left out. */
export function readFindings(answer: string, messages: number): ReadonlyMap<number, readonly Finding[]> {
  const valid = wholeItems(answer).flatMap((item) => {
    const { data } = answered.safeParse(item);
    return data === undefined || data.message > messages ? [] : [data];
  });
  const byMessage = Map.groupBy(valid.slice(0, MOST_FINDINGS), ({ message }) => message);
  return new Map([...byMessage].map(([message, found]) => [message, found.map(({ message: _, ...finding }) => finding)]));
}

const stored = z.array(said.extend({ id: z.string() }));

/** The same as it was noted, each with the id that it is kept by. */
export type NotedFinding = z.infer<typeof stored>[number];

export function readNoted(found: unknown): readonly NotedFinding[] {
  return stored.safeParse(found).data ?? [];
}
