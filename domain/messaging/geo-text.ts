/** A point on the earth in degrees, and what is there; title null: nobody said. */
export interface SharedPoint {
  readonly latitude: number;
  readonly longitude: number;
  readonly title: string | null;
}

const GEO = /^geo:(-?\d{1,3}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)(?:,-?\d+(?:\.\d+)?)?(?:;[^\s;]+)*(?:\s+([^]*))?$/i;
/** About ten centimetres. */
const DIGITS = 6;
const LONGEST_TITLE = 200;

/** A location as the text of a message: a geo URI (RFC 5870), and after a space what is there. */
export function geoText({ latitude, longitude, title }: SharedPoint): string {
  const point = `geo:${degrees(latitude)},${degrees(longitude)}`;
  const named = (title ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST_TITLE).toWellFormed();
  return named === '' ? point : `${point} ${named}`;
}

/** The location that a text is; null: it is none, or nowhere on the earth. */
export function readGeo(text: string): SharedPoint | null {
  const found = GEO.exec(text.trim());
  if (found === null) return null;
  const [latitude, longitude] = [Number(found[1]), Number(found[2])];
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  const title = found[3]?.trim() ?? '';
  return { latitude, longitude, title: title === '' ? null : title };
}

/** Never in scientific notation, without zeros at the end. */
function degrees(value: number): string {
  return String(Number(value.toFixed(DIGITS)));
}
