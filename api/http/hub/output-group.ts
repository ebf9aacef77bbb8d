import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { OutputLine } from '../../../domain/tasks/output-line.ts';
import type { JoinedTail } from '../../../domain/tasks/output-tail.ts';
import type { FrameBatch } from './frame-batch.ts';
import { LinePayloads } from './line-payloads.ts';
import type { MakePayload } from './line-payloads.ts';

/** What comes within so many milliseconds after lines were sent is sent together. */
const GATHER_MS = 2;
/** What is sent at a time at most: a follower that became slow meanwhile has no more than this too much. */
const MOST_CHARACTERS = 64 * 1024;
/** So many followers are served without a pause, so that others of the process get their turn. */
const FOLLOWERS_AT_ONCE = 100;

/** A follower that has all lines up to where its group is. */
export interface LiveFollower {
  /** Gives it lines of which it may have some; those that it cannot take now it gets later by itself. */
  take(batch: FrameBatch): void;
  /** No more lines will come. */
  end(): void;
  fail(cause: unknown): void;
}

/** All followers of one task with the same operation: each line is made once, and given to those who have all before it. */
export class OutputGroup {
  readonly #tail: JoinedTail;
  readonly #payloads: LinePayloads;
  readonly #live = new Set<LiveFollower>();
  readonly #waiting = new Set<() => void>();
  readonly #stopListening: () => void;
  #position: number | null = null;
  #newest: FrameBatch | null = null;
  #isSending = false;
  #sentAt = -Infinity;

  constructor(tail: JoinedTail, make: MakePayload) {
    this.#tail = tail;
    this.#payloads = new LinePayloads(make, (after, limit) => tail.read(after, limit));
    this.#position = tail.window.last;
    this.#stopListening = tail.window.listen(() => this.#changed());
  }

  /** Resolves when it is known where the log ends. Throws what broke the tail. */
  async ready(): Promise<void> {
    while (this.#position === null) {
      this.#throwFailure();
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
    this.#throwFailure();
  }

  /** Takes a follower with all lines up to this number in; false: there are some more that it has to get first. */
  join(follower: LiveFollower, cursor: number): boolean {
    if (this.#position === null || cursor < this.#position) return false;
    if (this.#tail.window.hasEndedAt(cursor)) follower.end();
    else this.#live.add(follower);
    return true;
  }

  leave(follower: LiveFollower): void {
    this.#live.delete(follower);
  }

  /** Some lines after a number, at least the next one; null: the log has none. */
  async after(number: number): Promise<FrameBatch | null> {
    const newest = this.#newest;
    if (newest !== null && newest.first <= number + 1 && newest.last > number) return newest;
    return this.#payloads.after(number);
  }

  close(): void {
    this.#stopListening();
    this.#tail.leave();
    this.#wakeWaiting();
  }

  #changed(): void {
    this.#position ??= this.#tail.window.last;
    this.#wakeWaiting();
    if (this.#isSending) return;
    this.#isSending = true;
    this.#send().then(
      () => this.#settle(),
      (cause: unknown) => this.#failAll(cause),
    );
  }

  /** Everything that is there has been given out. */
  #settle(): void {
    const { failure } = this.#tail.window;
    if (failure !== null) this.#failAll(failure.cause);
    else if (this.#position !== null && this.#tail.window.hasEndedAt(this.#position)) for (const follower of this.#live) follower.end();
  }

  async #send(): Promise<void> {
    for (let lines = this.#lines(); lines === null || lines.length > 0; lines = this.#lines()) {
      await this.#pause();
      const batch = await this.#next(this.#lines());
      if (batch === null) break;
      this.#position = batch.last;
      this.#newest = batch;
      this.#sentAt = performance.now();
      let served = 0;
      for (const follower of this.#live) {
        follower.take(batch);
        served += 1;
        if (served % FOLLOWERS_AT_ONCE === 0) await nextTurn();
      }
    }
    // In the same breath as the last look, so that no change comes between.
    this.#isSending = false;
  }

  /** Null: they are no longer kept, because it took long to send those before. */
  #lines(): readonly OutputLine[] | null {
    return this.#position === null ? [] : this.#tail.window.after(this.#position);
  }

  async #next(lines: readonly OutputLine[] | null): Promise<FrameBatch | null> {
    return lines === null ? this.#payloads.after(this.#position ?? 0) : this.#payloads.batch(fitting(lines));
  }

  async #pause(): Promise<void> {
    const left = this.#sentAt + GATHER_MS - performance.now();
    if (left >= 1) await sleep(Math.floor(left));
  }

  #throwFailure(): void {
    const { failure } = this.#tail.window;
    if (failure !== null) throw failure.cause;
  }

  #failAll(cause: unknown): void {
    this.#isSending = false;
    for (const follower of this.#live) follower.fail(cause);
  }

  #wakeWaiting(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}

function fitting(lines: readonly OutputLine[]): readonly OutputLine[] {
  let characters = 0;
  let count = 0;
  for (const { text } of lines) {
    characters += text.length;
    if (count > 0 && characters > MOST_CHARACTERS) break;
    count += 1;
  }
  return lines.slice(0, count);
}
