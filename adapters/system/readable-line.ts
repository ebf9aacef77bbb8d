/** Turns a logger's line of JSON into one that is easy to read: `12:03:04 warn  task.lost task=k3x8 error="no answer"`. */
export function readableLine(line: string): string {
  const { level, time, pid: _pid, event, ...fields } = Object.fromEntries<unknown>(Object.entries(JSON.parse(line)));
  const clock = typeof time === 'string' ? time.slice(11, 19) : '';
  const rest = Object.entries(fields).map(([key, value]) => ` ${key}=${short(value)}`);
  return `${clock} ${String(level).padEnd(5)} ${String(event)}${rest.join('')}\n`;
}

/** A text without blanks as it is, an error by its message, anything else as JSON. */
function short(value: unknown): string {
  if (typeof value === 'string' && /^[^\s"=]+$/u.test(value)) return value;
  if (value !== null && typeof value === 'object' && 'message' in value && 'stack' in value) return JSON.stringify(value.message);
  return JSON.stringify(value);
}
