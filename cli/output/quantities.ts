const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
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
  if (milliseconds < HOUR_MS) return `${Math.floor(milliseconds / MINUTE_MS)} min ${Math.round((milliseconds % MINUTE_MS) / SECOND_MS)} s`;
  return `${Math.floor(milliseconds / HOUR_MS)} h ${Math.round((milliseconds % HOUR_MS) / MINUTE_MS)} min`;
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
