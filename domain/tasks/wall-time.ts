import type { Clock } from '../ports/clock.ts';

/** The wall time of the task is over. */
export class OverTime extends Error {}

/** The time that a run may take. It stands still while the run waits for a person. */
export class WallTime {
  readonly #clock: Clock;
  readonly #over = new AbortController();
  #leftMs: number;
  #startedAt = 0;
  #timer = new AbortController();

  constructor({ clock, milliseconds }: { readonly clock: Clock; readonly milliseconds: number }) {
    this.#clock = clock;
    this.#leftMs = milliseconds;
    this.#start();
  }

  /** Aborts with an OverTime. */
  get signal(): AbortSignal {
    return this.#over.signal;
  }

  /** What is left of it, in milliseconds; while it stands still: what was left then. */
  get leftMs(): number {
    return this.#timer.signal.aborted ? this.#leftMs : this.#leftMs - (this.#clock.monotonic() - this.#startedAt);
  }

  async standStillDuring<T>(work: () => Promise<T>): Promise<T> {
    this.stop();
    this.#leftMs -= this.#clock.monotonic() - this.#startedAt;
    try {
      return await work();
    } finally {
      this.#start();
    }
  }

  /** Nothing will be aborted any more. */
  stop(): void {
    this.#timer.abort();
  }

  #start(): void {
    this.#startedAt = this.#clock.monotonic();
    this.#timer = new AbortController();
    this.#clock.sleep(Math.max(0, this.#leftMs), this.#timer.signal).then(
      () => this.#over.abort(new OverTime('The time of the task is over.')),
      () => {},
    );
  }
}
