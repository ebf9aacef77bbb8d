const DEEPEST = 6;
const LONGEST_TEXT = 8_192;
const LONGEST_LIST = 100;

/**
 * A copy of a value that can be written as one line of JSON: every text in it redacted and shortened, errors with their code
 * and their causes, nothing deeper than a few levels, and no getter, function or class instance that could surprise.
 */
export function loggable(value: unknown, redact: (text: string) => string, depth = 0): unknown {
  if (typeof value === 'string') return shorten(redact(value));
  if (typeof value === 'bigint') return String(value);
  if (value === null || typeof value !== 'object') return typeof value === 'function' || typeof value === 'symbol' ? undefined : value;
  if (depth >= DEEPEST) return '…';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'invalid date' : value.toISOString();
  if (value instanceof Error) return errorFields(value, redact, depth);
  if (value instanceof Uint8Array) return `${String(value.byteLength)} bytes`;
  if (value instanceof Map || value instanceof Set) return loggable([...value], redact, depth);
  if (Array.isArray(value)) return value.slice(0, LONGEST_LIST).map((each) => loggable(each, redact, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, loggable(each, redact, depth + 1)]));
}

function errorFields(error: Error, redact: (text: string) => string, depth: number): Record<string, unknown> {
  return {
    name: error.name,
    ...('code' in error ? { code: loggable(error.code, redact, depth + 1) } : {}),
    message: shorten(redact(error.message)),
    stack: shorten(redact(error.stack ?? '')),
    ...(error.cause === undefined ? {} : { cause: loggable(error.cause, redact, depth + 1) }),
  };
}

function shorten(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}… (${String(text.length)} characters)`;
}
