import { displayWidth, shorten } from './display-width.ts';

const GAP = 2;
const NARROWEST = 8;

export interface Column {
  readonly title: string;
  readonly align?: 'right';
  /** Whether it gives way when the terminal is narrow. */
  readonly shrinks?: boolean;
}

/** Lines of a table with its titles; `width` in columns of the terminal, null: as wide as it gets. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], width: number | null): string[] {
  const lines = [columns.map(({ title }) => title), ...rows];
  const widths = fit(columns, lines, width);
  return lines.map((cells) =>
    cells
      .map((cell, at) => pad(shorten(cell, widths[at] ?? 0), widths[at] ?? 0, columns[at]?.align))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

function fit(columns: readonly Column[], lines: readonly (readonly string[])[], width: number | null): number[] {
  const widths = columns.map((_, at) => Math.max(...lines.map((cells) => displayWidth(cells[at] ?? ''))));
  if (width === null) return widths;
  const total = (): number => widths.reduce((sum, each) => sum + each, GAP * (columns.length - 1));
  // The widest gives way first, so that no column vanishes beside a long one.
  for (let over = total() - width; over > 0; over = total() - width) {
    const shrinking = columns.map(({ shrinks }, at) => (shrinks === true ? (widths[at] ?? 0) : 0));
    const widest = Math.max(...shrinking);
    if (widest <= NARROWEST) break;
    const second = Math.max(NARROWEST, ...shrinking.filter((each) => each < widest));
    widths[shrinking.indexOf(widest)] = Math.max(widest - over, second === widest ? widest - 1 : Math.min(second, widest - 1));
  }
  return widths;
}

function pad(text: string, width: number, align: Column['align']): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'right' ? blanks + text : text + blanks;
}
