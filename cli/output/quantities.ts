const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const MINUTE_S = 60;
const HOUR_S = 3_600;
const HOUR_MIN = 60;
const GIB = 2 ** 30;

/** US dollars, with as many digits as a small amount needs. */
export function dollars(usd: number): string {
  if (usd === 0) return '$0';
  if (usd >= 0.1) return `$${usd.toFixed(2)}`;
  return `$${usd < 0.000_001 ? usd.toExponential(1) : usd.toFixed(6).replace(/0{1,3}$/, '')}`;
}

/** A duration as people say it. */
export function duration(milliseconds: number): string {
  if (milliseconds < MINUTE_MS) return `${(milliseconds / SECOND_MS).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / SECOND_MS);
  if (seconds < HOUR_S) return `${Math.floor(seconds / MINUTE_S)} min ${seconds % MINUTE_S} s`;
  const minutes = Math.round(seconds / MINUTE_S);
  return `${Math.floor(minutes / HOUR_MIN)} h ${minutes % HOUR_MIN} min`;
}

/** A moment of the API in this machine's time zone, to the minute; null: a dash. */
export function moment(iso: string | null): string {
  if (iso === null) return '–';
  return new Date(iso).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
}

/** A whole number with its thousands apart. */
export function count(number: number): string {
  return number.toLocaleString('en-US').replaceAll(',', ' ');
}

/** Bytes in GiB. */
export function gibibytes(bytes: number): string {
  return `${(bytes / GIB).toFixed(1)} GiB`;
}
