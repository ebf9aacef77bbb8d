import { z } from 'zod';

/** How a server makes its lines: one every so many milliseconds, so many a millisecond, more than any server delivers, or as fast as it stores them. */
const pace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('every'), ms: z.number() }),
  z.object({ kind: z.literal('flood') }),
  z.object({ kind: z.literal('rate'), linesPerMs: z.number() }),
  z.object({ kind: z.literal('burst') }),
]);
export type Pace = z.infer<typeof pace>;

const opening = z.object({
  /** Who makes the lines and who gives them to followers may be two processes. */
  role: z.enum(['write', 'serve', 'both']),
  /** Null: this server needs none. */
  databaseUrl: z.string().nullable(),
  /** An empty folder. */
  folder: z.string(),
  /** Gathers lines for so long before they are sent; null: sends each at once. */
  gatherMs: z.number().nullable(),
});
export type Opening = z.infer<typeof opening>;

/** What a server is told. */
export const serverOrder = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), opening }),
  z.object({ kind: z.literal('emit'), count: z.number(), pace }),
  z.object({ kind: z.literal('weigh') }),
]);

/** What a server weighs when all garbage is gone: its own objects and what belongs to them outside the heap. */
export const weight = z.object({ megabytes: z.number() });

/** What it answers when all lines are made, and stored where it stores them: how long that took. */
export const emitted = z.object({ elapsedMs: z.number() });

/** Where its lines can be followed, as far as it knows. */
export const place = z.object({ url: z.string().nullable(), token: z.string().nullable(), taskId: z.string().nullable() });
export type Place = z.infer<typeof place>;

const following = z.object({
  url: z.string(),
  token: z.string(),
  taskId: z.string(),
  followers: z.number(),
  /** GraphQL, or frames that hold a JSON array of lines. */
  protocol: z.enum(['graphql', 'lines']),
});
export type Following = z.infer<typeof following>;

/** What the followers are told. */
export const followerOrder = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('follow'), server: z.string(), following }),
  /** Waits for everybody but the first `without` of them. */
  z.object({ kind: z.literal('until'), server: z.string(), number: z.number(), without: z.number() }),
  z.object({ kind: z.literal('storm'), server: z.string() }),
  z.object({ kind: z.literal('stall'), server: z.string(), count: z.number(), isStalled: z.boolean() }),
]);

export const stormed = z.object({ backMs: z.number() });
