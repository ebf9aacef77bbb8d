export interface DiffLine {
  readonly kind: 'added' | 'removed' | 'same' | 'place';
  readonly text: string;
}

export interface DiffFile {
  readonly name: string;
  readonly lines: readonly DiffLine[];
}

const KINDS = { '+': 'added', '-': 'removed', '@': 'place' } as const satisfies Record<string, DiffLine['kind']>;

/** A unified diff of git, file by file. Of what stands before the first change of a file only its name, and that it is binary, are kept. */
export function diffFiles(diff: string): readonly DiffFile[] {
  return diff
    .split(/^diff --git /m)
    .slice(1)
    .map(fileOf);
}

function fileOf(part: string): DiffFile {
  const lines = part.replace(/\n$/, '').split('\n');
  const begins = lines.findIndex((line) => line.startsWith('@@'));
  const head = begins === -1 ? lines : lines.slice(0, begins);
  const said = head.find((line) => line.startsWith('Binary files') || line.startsWith('rename from'));
  return {
    name: nameOf(head),
    lines: begins === -1 ? (said === undefined ? [] : [{ kind: 'place', text: said }]) : lines.slice(begins).map(lineOf),
  };
}

function nameOf(head: readonly string[]): string {
  const after = head.find((line) => line.startsWith('+++ b/'))?.slice(6);
  const before = head.find((line) => line.startsWith('--- a/'))?.slice(6);
  return after ?? before ?? (head[0] ?? '').replace(/^.* b\//, '');
}

function lineOf(text: string): DiffLine {
  const [sign = ''] = text;
  return { kind: sign === '+' || sign === '-' || sign === '@' ? KINDS[sign] : 'same', text };
}
