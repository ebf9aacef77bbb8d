const BYTES_PER: Readonly<Record<string, number>> = { KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 };

/** `64KiB`, `512MiB` or `2GiB` in bytes; null: it is no such thing, or nothing. */
export function parseSize(text: string): number | null {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)\s*([A-Za-z]+)$/.exec(text.trim()) ?? [];
  const factor = unit === undefined ? undefined : BYTES_PER[unit];
  if (digits === undefined || factor === undefined) return null;
  const value = Math.round(Number(digits) * factor);
  return value > 0 && Number.isSafeInteger(value) ? value : null;
}
