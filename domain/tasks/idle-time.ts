import type { Clock } from '../ports/clock.ts';

/** The run showed no sign of life for too long. */
export class Idle extends Error {}

export interface IdleTimeOptions {
  readonly clock: Clock;
  readonly milliseconds: number;
  /** Asked when the time is over, with a signal that aborts at the end of the run: whether it goes on all the same. */
  goesOn(signal: AbortSignal): Promise<boolean>;
}

/** Watches for signs of life. It stands still while the run waits for a person. */
export class IdleTime {
  readonly #options: IdleTimeOptions;
  readonly #over = new AbortController();
  readonly #ended = new AbortController();
  #aliveAt: number;
  #waits = 0;

  constructor(options: IdleTimeOptions) {
    this.#options = options;
    this.#aliveAt = options.clock.monotonic();
    this.#watch().catch((cause: unknown) => {
      if (!this.#ended.signal.aborted) this.#over.abort(cause);
    });
  }

  /** Aborts with an Idle, or with what went wrong while it was asked whether to go on. */
  get signal(): AbortSignal {
    return this.#over.signal;
  }

  /** When it last showed a sign of life, on the steady clock. */
  get aliveAt(): number {
    return this.#aliveAt;
  }

  alive(): void {
    this.#aliveAt = this.#options.clock.monotonic();
  }

  async standStillDuring<T>(work: () => Promise<T>): Promise<T> {
    this.#waits += 1;
    try {
      return await work();
    } finally {
      this.#waits -= 1;
      this.alive();
    }
  }

  /** Nothing will be aborted any more. */
  stop(): void {
    this.#ended.abort();
  }

  async #watch(): Promise<void> {
    const { clock, milliseconds, goesOn } = this.#options;
    while (!this.#ended.signal.aborted) {
      if (this.#waits > 0) this.alive();
      const leftMs = this.#aliveAt + milliseconds - clock.monotonic();
      if (leftMs > 0) await clock.sleep(leftMs, this.#ended.signal);
      else if (await goesOn(this.#ended.signal)) this.alive();
      else return this.#over.abort(new Idle('The task showed no sign of life.'));
    }
  }
}
