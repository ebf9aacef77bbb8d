/** What PostgreSQL can keep of a text: it knows neither NUL nor half a surrogate pair, so each of those becomes U+FFFD. */
export function storableText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes('\0') ? whole.replaceAll('\0', '\uFFFD') : whole;
}

// One escape of a JSON text at a time, so that the second half of an escaped backslash is not taken for the beginning of an escape.
const ESCAPE = /\\(?:u(0000|d[89a-f][0-9a-f]{2})|.)/g;

/** The value as JSON that PostgreSQL can keep, keys included (see `storableText`). */
export function storableJson(value: unknown): string {
  return JSON.stringify(value).replace(ESCAPE, (escape: string, unknown: string | undefined) =>
    unknown === undefined ? escape : '\uFFFD',
  );
}
