import type { OutputLine } from './output-line.ts';

const MOST_LINES = 4_096;

/** The newest lines of a log, without gaps, and whoever waits for more of them. */
export class TailWindow {
  #lines: OutputLine[] = [];
  /** The number of the newest line; null: not known yet. */
  #last: number | null = null;
  #isComplete = false;
  #failure: { readonly cause: unknown } | null = null;
  readonly #waiting = new Set<() => void>();
  readonly #listeners = new Set<() => void>();

  /** The number of the newest line; null: not known yet. */
  get last(): number | null {
    return this.#last;
  }

  /** What broke the reader; null: nothing did. */
  get failure(): { readonly cause: unknown } | null {
    return this.#failure;
  }

  /** Calls back after every change, until the returned function is called. */
  listen(onChange: () => void): () => void {
    this.#listeners.add(onChange);
    return () => this.#listeners.delete(onChange);
  }

  /** The log has lines up to this number, which are not in here. */
  beginAfter(last: number): void {
    this.#last = last;
    this.#wakeAll();
  }

  add(lines: readonly OutputLine[], isComplete: boolean): void {
    this.#lines.push(...lines);
    if (this.#lines.length > MOST_LINES) this.#lines = this.#lines.slice(-MOST_LINES / 2);
    this.#last = lines.at(-1)?.number ?? this.#last;
    this.#isComplete = isComplete;
    this.#wakeAll();
  }

  /** No more lines will come; everybody who waits for some gets this error. */
  fail(cause: unknown): void {
    this.#failure = { cause };
    this.#wakeAll();
  }

  /** The lines after this number, maybe none yet; null: they are not kept here. */
  after(number: number): readonly OutputLine[] | null {
    if (this.#last !== null && number >= this.#last) return [];
    const [first] = this.#lines;
    if (first === undefined || number < first.number - 1) return null;
    return this.#lines.slice(number - first.number + 1);
  }

  /** Whether no line will ever come after this number. */
  hasEndedAt(number: number): boolean {
    return this.#isComplete && this.#isNewest(number);
  }

  /** Resolves when there may be lines after this number, or none ever, or when the signal aborts; throws what broke the reader. */
  async nextChange(number: number, signal: AbortSignal): Promise<void> {
    if (this.#failure !== null) throw this.#failure.cause;
    if (!this.#isNewest(number) || this.#isComplete || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        signal.removeEventListener('abort', wake);
        this.#waiting.delete(wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }

  #isNewest(number: number): boolean {
    return this.#last === null || number >= this.#last;
  }

  #wakeAll(): void {
    for (const wake of this.#waiting) wake();
    for (const onChange of this.#listeners) onChange();
  }
}
