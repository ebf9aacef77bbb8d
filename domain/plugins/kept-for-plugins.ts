import * as z from 'zod';

import type { Ports } from '../ports/ports.ts';
import type { Json, PluginButton } from './contract.ts';
import { offPlugins, OURS } from './off-plugins.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How long buttons work. */
const BUTTONS_MS = 60 * DAY_MS;

const JSON_VALUE: z.ZodType<Json> = z.json();
const QUESTION = z.object({
  /** Null: which of two is meant was asked. */
  plugin: z.string().nullable(),
  state: JSON_VALUE,
  isSecret: z.boolean().default(false),
  askedAt: z.coerce.date(),
  /** The turn that took it for its question; null: none has. */
  takenBy: z.string().nullable(),
});
const BUTTONS = z.object({ plugin: z.string(), personId: z.string(), conversationId: z.string(), data: z.array(JSON_VALUE) });

export type OpenQuestion = Pick<z.infer<typeof QUESTION>, 'plugin' | 'state' | 'isSecret'>;
export type KeptButtons = z.infer<typeof BUTTONS>;

/** What Parley keeps for plugins: their questions, the data behind their buttons, and where they are off. */
export function keptForPlugins({ pluginValues, clock }: Pick<Ports, 'pluginValues' | 'clock'>) {
  const later = (milliseconds: number): Date => new Date(clock.now().getTime() + milliseconds);
  const everybody = { plugin: OURS, personId: null };
  return {
    /** Keeps a question that was asked in this conversation; the person's next message there may answer it. */
    ask: async (
      personId: string,
      conversationId: string,
      question: Omit<OpenQuestion, 'isSecret'> & Partial<OpenQuestion>,
    ): Promise<void> => {
      const value = { ...question, askedAt: clock.now().toISOString(), takenBy: null };
      await pluginValues.put({ plugin: OURS, personId }, `question:${conversationId}`, value, later(DAY_MS));
    },
    /** The question that this turn may answer, the same one again after a crash; null: there is none, or it is too old. */
    take: async (personId: string, conversationId: string, turnId: string): Promise<OpenQuestion | null> => {
      const [space, key] = [{ plugin: OURS, personId }, `question:${conversationId}`] as const;
      const read = QUESTION.safeParse(await pluginValues.get(space, key));
      if (!read.success) return null;
      const { askedAt, takenBy, ...question } = read.data;
      if (takenBy !== null) return takenBy === turnId ? question : null;
      const taken = { ...question, askedAt: askedAt.toISOString(), takenBy: turnId };
      await pluginValues.put(space, key, taken, later(DAY_MS));
      return clock.now().getTime() - askedAt.getTime() <= HOUR_MS ? question : null;
    },
    /** Keeps what buttons stand for, under the key of the message that has them. */
    offer: async (key: string, whose: Omit<KeptButtons, 'data'>, buttons: readonly PluginButton[]): Promise<void> => {
      if (buttons.length === 0) return;
      await pluginValues.put(everybody, `buttons:${key}`, { ...whose, data: buttons.map(({ data }) => data) }, later(BUTTONS_MS));
    },
    /** Null: there are no buttons of this key, or not any more. */
    offered: async (key: string): Promise<KeptButtons | null> =>
      BUTTONS.safeParse(await pluginValues.get(everybody, `buttons:${key}`)).data ?? null,
    ...offPlugins(pluginValues),
  };
}

export type KeptForPlugins = ReturnType<typeof keptForPlugins>;
