const MS_PER: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `90s`, `20m`, `2h`, `14d` or `500ms` in milliseconds; null: it is no such thing, or nothing. */
export function parseDuration(text: string): number | null {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)\s*([A-Za-z]+)$/.exec(text.trim()) ?? [];
  const factor = unit === undefined ? undefined : MS_PER[unit];
  if (digits === undefined || factor === undefined) return null;
  const value = Math.round(Number(digits) * factor);
  return value > 0 && Number.isSafeInteger(value) ? value : null;
}
