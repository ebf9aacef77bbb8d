/** A line ends here at the latest, in bytes of UTF-8. */
export const MAX_LINE_BYTES = 8 * 1024;
/** An unfinished line is shown this many milliseconds after its first character. */
export const MAX_LINE_WAIT_MS = 200;

/** A colour that is being written; it is not cut in two. */
const BEGUN_COLOUR = new RegExp(String.raw`\u001b(?:\[[0-9;:]*)?$`, 'u');

/**
 * Cuts running text into lines. A line ends at a newline (also CR LF), at 8 KiB, or when it is due. A carriage return alone begins the
 * line anew, as on a terminal: of a progress bar, the state that is there when the line is due or ends is shown, not every one.
 */
export class LineSplitter {
  readonly #encoder = new TextEncoder();
  readonly #scratch = new Uint8Array(MAX_LINE_BYTES);
  #line = '';
  #bytes = 0;
  #since: number | null = null;
  /** The cursor is at the beginning of what is already there. */
  #isReturned = false;
  /** A part of this line was given out, so that a newline alone ends nothing. */
  #isContinued = false;

  /** When the unfinished line began, on the clock of `push`; null: there is none. */
  get since(): number | null {
    return this.#since;
  }

  /** The lines that end in this text. */
  push(text: string, nowMs: number): string[] {
    const lines: string[] = [];
    let at = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', at)) {
      this.#write(text.slice(at, end), nowMs, lines);
      this.#endLine(lines);
      at = end + 1;
    }
    this.#write(text.slice(at), nowMs, lines);
    return lines;
  }

  /** Gives out the unfinished line; null: there is none. What follows continues it. */
  flush(): string | null {
    if (this.#line === '') return null;
    const line = this.#line;
    this.#clear();
    this.#isContinued = true;
    return line;
  }

  #clear(): void {
    [this.#line, this.#bytes, this.#since, this.#isReturned] = ['', 0, null, false];
  }

  #endLine(lines: string[]): void {
    if (this.#line !== '' || !this.#isContinued) lines.push(this.#line);
    this.#clear();
    this.#isContinued = false;
  }

  /** Text without newlines. */
  #write(text: string, nowMs: number, lines: string[]): void {
    const [first = '', ...states] = text.split('\r');
    this.#append(first, nowMs, lines);
    for (const state of states) {
      this.#isReturned = true;
      this.#append(state, nowMs, lines);
    }
  }

  #append(text: string, nowMs: number, lines: string[]): void {
    if (text === '') return;
    if (this.#isReturned) {
      [this.#line, this.#bytes, this.#isReturned] = ['', 0, false];
      this.#isContinued = false;
    }
    let rest = text;
    while (rest !== '') {
      const { read, written } = this.#encoder.encodeInto(rest, this.#scratch.subarray(this.#bytes));
      this.#line += rest.slice(0, read);
      this.#bytes += written;
      rest = rest.slice(read);
      if (rest !== '') rest = this.#cut(lines) + rest;
    }
    this.#since ??= nowMs;
  }

  /** Gives out a full line; returns the begun colour that it must not end with. */
  #cut(lines: string[]): string {
    const begun = BEGUN_COLOUR.exec(this.#line);
    const end = begun === null || begun.index === 0 ? this.#line.length : begun.index;
    lines.push(this.#line.slice(0, end));
    const left = this.#line.slice(end);
    this.#clear();
    this.#isContinued = true;
    return left;
  }
}
