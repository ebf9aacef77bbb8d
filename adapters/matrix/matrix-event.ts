import { z } from 'zod';

import { EncryptedFile } from './encrypted-file.ts';

const RelatesTo = z.object({
  rel_type: z.string().optional(),
  event_id: z.string().optional(),
  key: z.string().optional(),
  is_falling_back: z.boolean().optional(),
  'm.in_reply_to': z.object({ event_id: z.string() }).optional(),
});

const Mentions = z.object({ user_ids: z.array(z.string()).optional() });

const Info = z.object({ mimetype: z.string().optional(), size: z.number().optional(), duration: z.number().optional() });

/** What is at a place, by whoever shared it. */
const Described = z.object({ description: z.string().optional() });

const Content = z.object({
  msgtype: z.string().optional(),
  body: z.string().optional(),
  format: z.string().optional(),
  formatted_body: z.string().optional(),
  filename: z.string().optional(),
  url: z.string().optional(),
  /** In place of the address, in rooms that are encrypted. */
  file: EncryptedFile.optional().catch(undefined),
  info: Info.optional().catch(undefined),
  membership: z.string().optional(),
  is_direct: z.boolean().optional(),
  displayname: z.string().nullish(),
  name: z.string().optional(),
  'm.mentions': Mentions.optional().catch(undefined),
  'm.relates_to': RelatesTo.optional().catch(undefined),
  'org.matrix.msc3245.voice': z.unknown().optional(),
  geo_uri: z.string().optional().catch(undefined),
  'm.location': Described.optional().catch(undefined),
  'org.matrix.msc3488.location': Described.optional().catch(undefined),
});

/** One event of a room, as far as it matters here. What does not have this shape is no event of ours to handle. */
export const MatrixEvent = z.object({
  type: z.string(),
  event_id: z.string(),
  sender: z.string(),
  origin_server_ts: z.number(),
  state_key: z.string().optional(),
  redacts: z.string().optional(),
  content: Content.extend({ 'm.new_content': Content.optional().catch(undefined), redacts: z.string().optional() }),
});

export type MatrixEvent = z.infer<typeof MatrixEvent>;
export type MatrixContent = z.infer<typeof Content>;
