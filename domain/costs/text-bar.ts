const FULL = '█';
/** From nothing to seven eighths of a place. */
const PARTS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** A bar of at most so many places, in eighths of one; what is more than nothing is seen. */
export function textBar(value: number, most: number, places: number): string {
  if (!(value > 0) || !(most > 0)) return '';
  const eighths = Math.max(1, Math.round(Math.min(1, value / most) * places * 8));
  return FULL.repeat(Math.floor(eighths / 8)) + (PARTS[eighths % 8] ?? '');
}
