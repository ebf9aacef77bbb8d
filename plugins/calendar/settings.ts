import { z } from '../../domain/plugins/index.ts';
import type { PluginContext } from '../../domain/plugins/index.ts';

export const SETTINGS = z.strictObject({
  /** Calendar servers that are not on the public internet and may be linked all the same, such as http://nas.local:5232. */
  servers: z.array(z.url({ protocol: /^https?$/ })).default([]),
  /** How long before something begins people are reminded of it, in minutes, until they choose otherwise; 0: never. */
  remindMinutes: z.number().int().min(0).max(1_440).default(15),
});
export type CalendarContext = PluginContext<z.infer<typeof SETTINGS>>;
