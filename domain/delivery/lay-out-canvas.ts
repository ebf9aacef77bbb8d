import type { LaidOut, Span } from './document.ts';

type Mark = Pick<Span, 'kind' | 'url' | 'language'>;
type RawSpan = Mark & { readonly start: number; readonly end: number };

/** What stands for the rest of a code block whose first line is indented: networks take leading spaces away. */
const CONTINUED = '…\n';

/** Networks refuse a message of which nothing is to be seen. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** A text that grows with its marks. Line ends before and after everything never come to be. */
export interface Canvas {
  /** What the next lines begin with. */
  indent: string;
  /** Writes one line's text, after the gap that was asked for. */
  write(text: string): void;
  /** Before the next text are at least so many line ends. */
  gap(lineEnds: number): void;
  /** Before the next text is a space, unless it begins a line. */
  space(): void;
  /** One line end more before the next text. */
  lineEnd(): void;
  /** The next text begins with the indent, also where it begins no line. */
  lead(): void;
  /** Marks what `draw` writes. Code is never inside another mark: those have a hole there. */
  mark(mark: Mark, draw: () => void): void;
  finish(): LaidOut;
}

export function makeCanvas(): Canvas {
  let text = '';
  let lineEnds = 0;
  let hasSpace = false;
  let hasLead = false;
  const marks: RawSpan[] = [];
  return {
    indent: '',
    write(piece) {
      if (piece === '') return;
      if (lineEnds > 0 && text !== '') text += '\n'.repeat(lineEnds) + this.indent;
      else text += (hasSpace ? ' ' : '') + (hasLead ? this.indent : '');
      lineEnds = 0;
      hasSpace = false;
      hasLead = false;
      text += piece;
    },
    gap(wanted) {
      lineEnds = Math.max(lineEnds, wanted);
    },
    space() {
      hasSpace = true;
    },
    lineEnd() {
      lineEnds += 1;
    },
    lead() {
      hasLead = true;
    },
    mark(mark, draw) {
      const start = text.length;
      draw();
      if (text.length > start) marks.push({ ...mark, start, end: text.length });
    },
    finish() {
      return trimmed(text, marks);
    },
  };
}

/** The text without white space around it, and what of the marks is to be seen. */
function trimmed(text: string, marks: readonly RawSpan[]): LaidOut {
  const shown = text.trim();
  if (!VISIBLE.test(shown)) return { text: '', spans: [] };
  const from = text.length - text.trimStart().length;
  const holes = marks.filter(isCode);
  const spans = marks.flatMap((mark) => (isCode(mark) || holes.length === 0 ? [mark] : aroundHoles(mark, holes)));
  const seen = spans
    .flatMap((mark) => whatIsSeen(mark, shown, from))
    .toSorted((one, other) => one.offset - other.offset || other.length - one.length);
  const indent = text.slice(text.lastIndexOf('\n', from) + 1, from);
  return indent !== '' && seen[0]?.kind === 'pre' && seen[0].offset === 0 ? withIndent(indent, shown, seen) : { text: shown, spans: seen };
}

function isCode({ kind }: RawSpan): boolean {
  return kind === 'code' || kind === 'pre';
}

function aroundHoles(mark: RawSpan, holes: readonly RawSpan[]): RawSpan[] {
  const pieces: RawSpan[] = [];
  let start = mark.start;
  for (const hole of holes) {
    if (hole.start >= mark.end) break;
    if (hole.end <= start) continue;
    pieces.push({ ...mark, start, end: hole.start });
    start = hole.end;
  }
  return [...pieces, { ...mark, start, end: mark.end }];
}

/** A mark as a span of the trimmed text, without white space at its ends; none when there is nothing to be seen in it. */
function whatIsSeen({ kind, url, language, start, end }: RawSpan, shown: string, from: number): Span[] {
  const begin = Math.max(0, start - from);
  const piece = shown.slice(begin, Math.max(0, end - from));
  if (!VISIBLE.test(piece)) return [];
  // The first line of a block of code keeps its indent.
  const before = piece.search(kind === 'pre' ? /[^\n]/ : /\S/);
  return [{ kind, offset: begin + before, length: piece.trimEnd().length - before, url, language }];
}

/** Puts back the indent that trimming took from the code at the beginning, behind a sign that something was before. */
function withIndent(indent: string, shown: string, spans: readonly Span[]): LaidOut {
  const moved = spans.map((span, index) =>
    index === 0
      ? { ...span, offset: CONTINUED.length, length: span.length + indent.length }
      : { ...span, offset: span.offset + CONTINUED.length + indent.length },
  );
  return { text: CONTINUED + indent + shown, spans: moved };
}
