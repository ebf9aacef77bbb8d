/** What was begun in a line of text. */
interface Begun {
  /** What ends it. */
  readonly closer: string;
  readonly offset: number;
}

const MOST_BEGUN = 8;
const RUN = /(?:\\[^]|`+|\*{1,3}|_{1,3}|~~|!?\[|\]\(|\])/uy;
const WORDS = /[^\\`*_~![\]]+/uy;

/** Ends what a paragraph has begun and not ended: bold, italic, struck through, code, a link of which only the words are there yet. */
export function mendInlines(paragraph: string): string {
  // A run at the end may be half of what ends something, or begin what is not there yet.
  const text = withoutLastMarks(paragraph)
    .replace(/<(?=(?:h|ht|htt|https?|https?:\/{0,2}|https?:\/\/[^\s>]+)$)/u, '')
    .replace(/(?<![\w\\\]])!?\[(?![\d^])(?<label>[^[\]]{2,})\]$/u, '$<label>');
  const begun: Begun[] = [];
  for (let offset = 0; offset < text.length;) {
    const run = matchAt(RUN, text, offset);
    if (run === undefined) {
      offset += Math.max(1, matchAt(WORDS, text, offset)?.length ?? 0);
    } else if (run.startsWith('`')) {
      const end = endOfCode(text, offset, run);
      if (end === null) return closed(run.length === text.length - offset ? text.slice(0, offset) : text.replace(/`+$/u, '') + run, begun);
      offset = end;
    } else if (run.startsWith('](')) {
      const link = begun.findLastIndex(({ closer }) => closer === ']');
      const end = endOfTarget(text, offset + run.length);
      if (link >= 0 && end === null) return withoutTarget(text, offset, begun, link);
      if (link >= 0) begun.splice(link);
      offset = end ?? offset + run.length;
    } else {
      step(begun, run, text, offset);
      offset += run.length;
    }
  }
  const open = begun.findLast(({ closer }) => closer === ']');
  return open === undefined || /\w$/u.test(text.slice(0, open.offset))
    ? closed(text, begun)
    : closed(withoutBracket(text, open.offset), begun);
}

/** What matches right here: looking for it in the rest of a long text costs too much at each of its places. */
function matchAt(pattern: RegExp, text: string, offset: number): string | undefined {
  const here = new RegExp(pattern);
  here.lastIndex = offset;
  return here.exec(text)?.[0];
}

function withoutLastMarks(text: string): string {
  let end = text.length;
  while (end > 0 && '*_~[\\'.includes(text[end - 1] ?? ' ') && text[end - 2] !== '\\') end -= 1;
  return text.slice(0, end);
}

/** Begins or ends what a run of marks stands for. */
function step(begun: Begun[], run: string, text: string, offset: number): void {
  if (run.startsWith('\\')) return;
  if (run.endsWith('[')) {
    begun.push({ closer: ']', offset });
    return;
  }
  const match = begun.findLastIndex(({ closer }) => closer === run);
  const [before, after] = [text[offset - 1] ?? ' ', text[offset + run.length] ?? ' '];
  if (match >= 0 && !/\s/u.test(before)) begun.splice(match);
  else if (run !== ']' && !/\s/u.test(after) && !(run.startsWith('_') && /[\p{L}\p{N}]/u.test(before))) begun.push({ closer: run, offset });
}

/** Where code that begins here ends; null: not yet. */
function endOfCode(text: string, offset: number, run: string): number | null {
  for (const match of text.slice(offset + run.length).matchAll(/`+/gu)) {
    if (match[0].length === run.length) return offset + run.length + match.index + run.length;
  }
  return null;
}

/** Where the target of a link ends; null: not yet. */
function endOfTarget(text: string, offset: number): number | null {
  let depth = 1;
  for (let at = offset; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}

function withoutTarget(text: string, offset: number, begun: readonly Begun[], link: number): string {
  return closed(withoutBracket(text.slice(0, offset), begun[link]?.offset ?? 0), begun);
}

function withoutBracket(text: string, offset: number): string {
  return text.slice(0, offset) + text.slice(offset).replace(/^!?\[/u, '');
}

function closed(text: string, begun: readonly Begun[]): string {
  const closers = begun.flatMap(({ closer }) => (closer === ']' ? [] : [closer])).toReversed();
  // What ends something stands right behind a word.
  // Nobody writes that much inside each other: those are no marks.
  if (closers.length > MOST_BEGUN) return text;
  return closers.reduce((mended, closer) => mended.trimEnd() + closer, text);
}
