const MINUTES = 60;
const HOURS = 24;

/**
 * The same expression with hours and minutes as plain lists, unless it runs in every hour: croner gives the times in a gap of the clock only to
 * expressions without wildcards and steps. Parts that are no numbers stay as they are, for croner to refuse.
 */
export function spellOut(expression: string): string {
  const [minute = '', hour = '', ...days] = expression.split(' ');
  const hours = listOf(hour, HOURS);
  const minutes = listOf(minute, MINUTES);
  if (hours === null || minutes === null) return expression;
  return [minutes.join(','), hours.length === HOURS ? '*' : hours.join(','), ...days].join(' ');
}

/** Null: not the usual stars, numbers, ranges and steps, or out of range. */
function listOf(field: string, size: number): readonly number[] | null {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const match = /^(?:(?<all>\*)|(?<from>\d{1,2})(?:-(?<to>\d{1,2}))?)(?:\/(?<step>\d{1,2}))?$/.exec(part)?.groups;
    if (match === undefined) return null;
    const from = match['all'] === undefined ? Number(match['from']) : 0;
    const to = match['all'] === undefined ? Number(match['to'] ?? match['from']) : size - 1;
    const step = Number(match['step'] ?? '1');
    if (from > to || to >= size || step < 1 || (match['step'] !== undefined && match['to'] === undefined && match['all'] === undefined))
      return null;
    for (let value = from; value <= to; value += step) values.add(value);
  }
  return [...values].sort((one, other) => one - other);
}
