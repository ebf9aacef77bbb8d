import { z } from 'zod';

import { KeyNews } from './room-crypto.ts';

const Events = z.object({ events: z.array(z.unknown()).default([]) }).prefault({});

const Joined = z.object({
  state: Events,
  timeline: z
    .object({ events: z.array(z.unknown()).default([]), limited: z.boolean().default(false), prev_batch: z.string().optional() })
    .prefault({}),
});

/** What `/sync` answers, as far as it is used here. */
export const SyncResponse = KeyNews.extend({
  next_batch: z.string(),
  rooms: z
    .object({
      join: z.record(z.string(), Joined).default({}),
      invite: z.record(z.string(), z.object({ invite_state: Events })).default({}),
      leave: z.record(z.string(), z.unknown()).default({}),
    })
    .prefault({}),
});

export type SyncResponse = z.infer<typeof SyncResponse>;
export type JoinedRoom = z.infer<typeof Joined>;

/** Only what is used here, and no presence. */
export const SYNC_FILTER = JSON.stringify({
  presence: { types: [] },
  account_data: { types: [] },
  room: { account_data: { types: [] }, ephemeral: { types: [] }, timeline: { limit: 50 }, state: { lazy_load_members: false } },
});
