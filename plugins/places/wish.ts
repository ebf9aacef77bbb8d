import { z } from '../../domain/plugins/index.ts';

const DAY = z.union([z.strictObject({ in: z.number().int() }), z.strictObject({ weekday: z.number().int() })]);

/** What somebody looks for. */
export const WISH = z.object({
  /** A kind of place; null: only the name says what it is. */
  kind: z.string().nullable(),
  /** What its name begins with; null: whatever it is called. */
  name: z.string().nullable(),
  traits: z.array(z.string()).readonly(),
  /** Null: whether it is open or not. */
  when: z
    .union([
      z.object({ kind: z.literal('now') }),
      z.object({ kind: z.literal('always') }),
      z.object({ kind: z.literal('at'), day: DAY, minutes: z.number().int().nullable() }),
    ])
    .nullable(),
  /** Null: nobody said. */
  where: z
    .union([z.object({ kind: z.literal('here') }), z.object({ kind: z.literal('named'), names: z.array(z.string()).readonly() })])
    .nullable(),
  /** One is wanted, the nearest. */
  isNearest: z.boolean(),
});

export type Wish = z.infer<typeof WISH>;
