import { displayWidth } from './display-width.ts';
import type { Inline, TableAlign, TableRow } from './document.ts';
import { plainText } from './parse-inlines.ts';

/** A phone shows about so many columns of a monospace font. */
const WIDEST = 48;

/** A table as lines of aligned columns; null: it is too wide for that, or has links, which such lines cannot hold. */
export function alignedTable(rows: readonly TableRow[], align: readonly TableAlign[]): string | null {
  if (rows.some((row) => row.some(hasLink))) return null;
  const cells = rows.map((row) => row.map(cellText));
  const columns = Math.max(...cells.map((row) => row.length), 0);
  const widths = Array.from({ length: columns }, (_, column) => Math.max(1, ...cells.map((row) => displayWidth(row[column] ?? ''))));
  if (columns === 0 || widths.reduce((sum, width) => sum + width + 3, 1) > WIDEST) return null;
  const lines = cells.map(
    (row) => `| ${widths.map((width, column) => padded(row[column] ?? '', width, align[column] ?? null)).join(' | ')} |`,
  );
  return [lines[0], `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...lines.slice(1)].join('\n');
}

/** A row as inlines: each value after the name of its column, one a line; without a heading the values alone. */
export function rowAsLines(heading: TableRow | null, row: TableRow): Inline[] {
  const columns = Math.max(heading?.length ?? 0, row.length);
  const lines = Array.from({ length: columns }, (_, column): Inline[] => {
    const [name, value] = [heading?.[column] ?? [], row[column] ?? []];
    if (name.length === 0) return [...value];
    return [...name, { kind: 'text', text: ': ' }, ...(value.length > 0 ? value : [{ kind: 'text', text: '—' } as const])];
  });
  return lines.filter((line) => line.length > 0).flatMap((line, index): Inline[] => (index > 0 ? [{ kind: 'break' }, ...line] : line));
}

function cellText(cell: readonly Inline[]): string {
  return plainText(cell).replace(/\s+/g, ' ').trim();
}

function hasLink(cell: readonly Inline[]): boolean {
  return cell.some((inline) => inline.kind === 'link' || ('children' in inline && hasLink(inline.children)));
}

function padded(text: string, width: number, align: TableAlign): string {
  const space = width - displayWidth(text);
  const before = align === 'right' ? space : align === 'center' ? Math.floor(space / 2) : 0;
  return ' '.repeat(before) + text + ' '.repeat(space - before);
}
