import { displayWidth, shorten } from './display-width.ts';

const GAP = 2;
const NARROWEST = 8;

export interface Column {
  readonly title: string;
  readonly align?: 'right';
  /** Whether its cells are shortened when the terminal is narrow. */
  readonly shrinks?: boolean;
  /** Whether it goes when the terminal is too narrow even for shortened cells; the last such column goes first. */
  readonly isOptional?: boolean;
}

interface Measured extends Column {
  readonly cells: readonly string[];
  readonly width: number;
}

/** Lines of a table with its titles; `width` in columns of the terminal, null: as wide as it gets. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], width: number | null): string[] {
  const all = columns.map((column, at) => measured(column, [column.title, ...rows.map((row) => row[at] ?? '')]));
  const shown = width === null ? all : shrink(drop(all, width), width);
  return [null, ...rows].map((_, line) =>
    shown
      .map((column) => pad(column, shorten(column.cells[line] ?? '', column.width)))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

function measured(column: Column, cells: readonly string[]): Measured {
  return { ...column, cells, width: Math.max(...cells.map(displayWidth)) };
}

function together(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, GAP * (widths.length - 1));
}

/** Leaves out optional columns until the rest can be made to fit. */
function drop(columns: readonly Measured[], width: number): readonly Measured[] {
  const least = together(columns.map((column) => (column.shrinks === true ? Math.min(column.width, NARROWEST) : column.width)));
  const last = columns.findLastIndex(({ isOptional }) => isOptional === true);
  return least <= width || last < 0 ? columns : drop(columns.toSpliced(last, 1), width);
}

/** Takes from the widest column that may shrink, a sign at a time, until all fit. */
function shrink(columns: readonly Measured[], width: number): readonly Measured[] {
  const widths = columns.map((column) => column.width);
  while (together(widths) > width) {
    const shrinking = columns.map(({ shrinks }, at) => (shrinks === true ? (widths[at] ?? 0) : 0));
    const widest = Math.max(...shrinking);
    if (widest <= NARROWEST) break;
    widths[shrinking.indexOf(widest)] = widest - 1;
  }
  return columns.map((column, at) => ({ ...column, width: widths[at] ?? column.width }));
}

function pad({ align, width }: Measured, text: string): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'right' ? blanks + text : text + blanks;
}
