import { createHash } from 'node:crypto';

import { z } from '../../domain/plugins/index.ts';
import type { Json } from '../../domain/plugins/index.ts';
import { EndpointTrouble } from './endpoint.ts';
import type { PlacesContext } from './settings.ts';

/** What is kept of an answer: so many slots, and a newer answer takes the place of whatever stood in its slot. */
const SLOTS = 512;
const HOUR_MS = 3_600_000;
/** How old an answer may be where the server gives no new one. */
const OLDEST_MS = 30 * 24 * HOUR_MS;

const KEPT = z.object({ question: z.string(), at: z.number(), answer: z.json() });

export interface Cached<T> {
  readonly answer: T;
  /** When the server said so. */
  readonly at: Date;
  /** Why this is an older answer; null: it isn't older than it may be. */
  readonly trouble: EndpointTrouble | null;
}

interface Asking<T extends Json> {
  /** Tells questions apart. */
  readonly question: string;
  /** How long an answer is used again, in milliseconds. */
  readonly freshMs: number;
  /** Throws when what is kept is nothing of the kind. */
  readonly schema: z.ZodType<T>;
  readonly ask: () => Promise<T>;
}

/** Answers from what is kept for all people, else asks; a server that fails is made up for by an older answer, if there is one. */
export async function cached<T extends Json>(context: PlacesContext, { question, freshMs, schema, ask }: Asking<T>): Promise<Cached<T>> {
  const key = slotOf(question);
  const kept = KEPT.safeParse(await context.shared.get(key)).data;
  const known = kept?.question === question ? schema.safeParse(kept.answer) : null;
  const found = known?.success === true && kept !== undefined ? { answer: known.data, at: new Date(kept.at) } : null;
  const age = found === null ? Infinity : context.now().getTime() - found.at.getTime();
  if (found !== null && age < freshMs) return { ...found, trouble: null };
  try {
    const answer = await ask();
    const at = context.now();
    await context.shared.put(key, { question, at: at.getTime(), answer });
    return { answer, at, trouble: null };
  } catch (cause) {
    if (!(cause instanceof EndpointTrouble) || found === null || age > OLDEST_MS) throw cause;
    return { ...found, trouble: cause };
  }
}

function slotOf(question: string): string {
  return `answer:${String(createHash('sha256').update(question).digest().readUInt32BE(0) % SLOTS)}`;
}
