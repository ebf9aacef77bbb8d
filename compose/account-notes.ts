import { z } from 'zod';

import type { Channel } from '../domain/messaging/address.ts';
import type { Json } from '../domain/plugins/json.ts';
import type { PluginValues } from '../domain/ports/plugin-values.ts';

const JSON_VALUE: z.ZodType<Json> = z.json();

/** What the adapter of a network notes about one of our accounts there, in the place where small values are kept. */
export function accountNotes(values: PluginValues, channel: Channel, account: string) {
  const space = { plugin: `channel/${channel}/${account}`, personId: null };
  return {
    get: (key: string) => values.get(space, key),
    put: (key: string, value: unknown) => values.put(space, key, JSON_VALUE.parse(value), null),
    remove: (key: string) => values.remove(space, key),
    list: (prefix: string, limit: number) => values.list(space, prefix, limit),
  };
}
