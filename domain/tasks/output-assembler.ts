import type { TextRedaction } from '../redaction/redaction-stream.ts';
import type { Redactor } from '../redaction/redactor.ts';
import type { SandboxStream } from '../ports/sandbox.ts';
import { LineSplitter, MAX_LINE_WAIT_MS } from './line-splitter.ts';
import type { NewOutputLine, OutputKind } from './output-line.ts';
import { TerminalText } from './terminal-text.ts';

/** A line that is complete but not yet dated. */
export type OutputPiece = Omit<NewOutputLine, 'at'>;

/** One source of running text, with what is needed to make lines of it. */
class Source {
  readonly kind: OutputKind;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #terminal = new TerminalText();
  readonly #splitter = new LineSplitter();
  readonly #redaction: TextRedaction;

  constructor(kind: OutputKind, redactor: Redactor) {
    this.kind = kind;
    this.#redaction = redactor.stream();
  }

  get since(): number | null {
    return this.#splitter.since;
  }

  bytes(bytes: Uint8Array, nowMs: number): OutputPiece[] {
    return this.text(this.#decoder.decode(bytes, { stream: true }), nowMs);
  }

  text(text: string, nowMs: number): OutputPiece[] {
    return this.#pieces(this.#splitter.push(this.#redaction.push(this.#terminal.push(text)), nowMs));
  }

  /** The unfinished line as far as it is known to hold no secret. */
  flush(): OutputPiece[] {
    const line = this.#splitter.flush();
    return line === null ? [] : this.#pieces([line]);
  }

  end(nowMs: number): OutputPiece[] {
    const rest = this.#redaction.push(this.#terminal.push(this.#decoder.decode())) + this.#redaction.end();
    this.#terminal.end();
    return [...this.#pieces(this.#splitter.push(rest, nowMs)), ...this.flush()];
  }

  #pieces(lines: readonly string[]): OutputPiece[] {
    return lines.map((text) => ({ kind: this.kind, text: text.toWellFormed() }));
  }
}

/**
 * Makes numbered-log lines of what a run says: of a command's bytes, of running text, of whole lines. Lines stand in the order in which
 * they were completed. Pure: whoever drives it says what time it is, in milliseconds on any clock, and comes back when a line is due.
 */
export class OutputAssembler {
  readonly #redactor: Redactor;
  readonly #text: Source;
  readonly #streams: Readonly<Record<SandboxStream, Source>>;
  readonly #sources: readonly Source[];

  constructor({ redactor }: { readonly redactor: Redactor }) {
    this.#redactor = redactor;
    this.#text = new Source('text', redactor);
    this.#streams = { stdout: new Source('text', redactor), stderr: new Source('stderr', redactor) };
    this.#sources = [this.#text, this.#streams.stdout, this.#streams.stderr];
  }

  /** What a command printed. */
  bytes(stream: SandboxStream, bytes: Uint8Array, nowMs: number): OutputPiece[] {
    return this.#streams[stream].bytes(bytes, nowMs);
  }

  /** A piece of running text, such as a model makes. */
  text(piece: string, nowMs: number): OutputPiece[] {
    return this.#text.text(piece, nowMs);
  }

  /** A whole line, or several. What was unfinished before stands before it; running text is over by then. */
  line(kind: OutputKind, text: string, nowMs: number): OutputPiece[] {
    const whole = new Source(kind, this.#redactor);
    const { stdout, stderr } = this.#streams;
    const before = [...this.#text.end(nowMs), ...this.#inOrder([stdout, stderr]).flatMap((source) => source.flush())];
    return [...before, ...whole.text(`${text.replace(/\r?\n$/u, '')}\n`, nowMs), ...whole.end(nowMs)];
  }

  /** When the oldest unfinished line is due; null: there is none. */
  get dueAt(): number | null {
    let oldest = Infinity;
    for (const { since } of this.#sources) oldest = Math.min(oldest, since ?? Infinity);
    return oldest === Infinity ? null : oldest + MAX_LINE_WAIT_MS;
  }

  /** The unfinished lines that are due. */
  due(nowMs: number): OutputPiece[] {
    const late = this.#sources.filter(({ since }) => since !== null && nowMs - since >= MAX_LINE_WAIT_MS);
    return this.#inOrder(late).flatMap((source) => source.flush());
  }

  /** Everything that is left; afterwards it can be used again. */
  end(nowMs: number): OutputPiece[] {
    return this.#inOrder(this.#sources).flatMap((source) => source.end(nowMs));
  }

  #inOrder(sources: readonly Source[]): Source[] {
    return sources.toSorted((a, b) => (a.since ?? Infinity) - (b.since ?? Infinity));
  }
}
