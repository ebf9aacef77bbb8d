import { z } from '../../domain/plugins/index.ts';
import type { PluginContext } from '../../domain/plugins/index.ts';

const ENDPOINT = 'an http or https address without a password, such as https://nominatim.example.org';
const endpoint = z.url({ protocol: /^https?$/, error: ENDPOINT }).refine((text) => !/^https?:\/\/[^/]*@/.test(text), ENDPOINT);
const CONTACT = 'an e-mail address or a web page at which whoever runs this Parley is reached, such as admin@example.org';

/** What parley.yaml may say of places. */
export const SETTINGS = z.strictObject({
  /** Without `/search`. */
  nominatim: endpoint.default('https://nominatim.openstreetmap.org'),
  overpass: endpoint.default('https://overpass-api.de/api/interpreter'),
  /** Stands in the user agent, as the rules of the public servers want it; null: none does. */
  contact: z
    .string(CONTACT)
    .trim()
    .regex(/^[\x21-\x7E]{3,200}$/, CONTACT)
    .nullable()
    .default(null),
  /** How far around is looked at first, in metres; five times that where nothing is found. */
  radius: z.number().int().min(50).max(10_000).default(1_500),
  /** How long an answer of the servers is used again, in hours; where they fail, up to 30 days. */
  cacheHours: z.number().min(0).max(720).default(24),
});

export type PlacesSettings = z.infer<typeof SETTINGS>;
export type PlacesContext = PluginContext<PlacesSettings>;
