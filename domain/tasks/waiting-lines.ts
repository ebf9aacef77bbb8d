import type { NewOutputLine } from './output-line.ts';

/** Lines that wait because the disk is slow are stored the sooner the more of them go at once. */
const MAX_BATCH_LINES = 2_000;
const MAX_BATCH_BYTES = 256 * 1024;
/** What a line costs besides its text. */
const LINE_OVERHEAD_BYTES = 64;

function sizeOf({ text }: NewOutputLine): number {
  return text.length + LINE_OVERHEAD_BYTES;
}

/** Lines that wait to be stored, in order. */
export class WaitingLines {
  readonly #lines: NewOutputLine[] = [];
  #bytes = 0;

  /** The size of the lines that are not `done` yet. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Whether no further batch waits. */
  get isEmpty(): boolean {
    return this.#lines.length === 0;
  }

  /** Puts lines at the end. */
  add(lines: readonly NewOutputLine[]): void {
    for (const line of lines) {
      this.#lines.push(line);
      this.#bytes += sizeOf(line);
    }
  }

  /** The next batch; it stays counted until it is `done`. */
  next(): NewOutputLine[] {
    let bytes = 0;
    const end = this.#lines.findIndex((line, index) => {
      bytes += sizeOf(line);
      return index > 0 && (index >= MAX_BATCH_LINES || bytes > MAX_BATCH_BYTES);
    });
    return this.#lines.splice(0, end === -1 ? this.#lines.length : end);
  }

  /** The batch is stored. */
  done(batch: readonly NewOutputLine[]): void {
    for (const line of batch) this.#bytes -= sizeOf(line);
  }

  /** Drops everything. */
  clear(): void {
    this.#lines.length = 0;
    this.#bytes = 0;
  }
}
