import { geoText, readGeo } from '../../domain/messaging/geo-text.ts';
import type { MatrixContent } from './matrix-event.ts';

/** The location that somebody shares, as a text; null: none, or nowhere on the earth. */
export function locationText(content: MatrixContent): string | null {
  const point = content.msgtype === 'm.location' ? readGeo(content.geo_uri ?? '') : null;
  if (point === null) return null;
  const described = content['m.location'] ?? content['org.matrix.msc3488.location'];
  return geoText({ ...point, title: described?.description ?? null });
}
