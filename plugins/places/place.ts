import { z } from '../../domain/plugins/index.ts';

/** Degrees. */
export const POINT = z.object({ latitude: z.number(), longitude: z.number() });
export type Point = z.infer<typeof POINT>;

/** A place of OpenStreetMap, with the tags that matter here. */
export const PLACE = POINT.extend({
  /** As in `node/123`. */
  id: z.string(),
  name: z.string(),
  tags: z.record(z.string(), z.string()),
});
export type Place = z.infer<typeof PLACE>;

const EARTH_METRES = 6_371_008.8;

/** Metres along a great circle (haversine). */
export function metresBetween(one: Point, other: Point): number {
  const [from, to] = [radians(one.latitude), radians(other.latitude)];
  const across = Math.sin((to - from) / 2) ** 2;
  const along = Math.cos(from) * Math.cos(to) * Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(across + along)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** A page on which the place is seen on a map. */
export function mapLink({ latitude, longitude }: Point): string {
  const [lat, lon] = [latitude.toFixed(6), longitude.toFixed(6)];
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=18/${lat}/${lon}`;
}
