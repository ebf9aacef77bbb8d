/**
 * How long a provider asks to wait, in milliseconds, from its response's headers: `retry-after-ms`, or `retry-after` in
 * seconds or as an HTTP date (RFC 9110, 10.2.3). Null: it does not say, or not readably. Never negative.
 */
export function retryAfterMs(header: (name: string) => string | null | undefined, now: Date): number | null {
  const milliseconds = positive(header('retry-after-ms'));
  if (milliseconds !== null) return Math.ceil(milliseconds);
  const value = header('retry-after');
  const seconds = positive(value);
  if (seconds !== null) return Math.ceil(seconds * 1000);
  const date = Date.parse(value ?? '');
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime());
}

function positive(value: string | null | undefined): number | null {
  if (value === null || value === undefined || !/^\s*\d+(\.\d+)?\s*$/.test(value)) return null;
  return Number(value);
}
