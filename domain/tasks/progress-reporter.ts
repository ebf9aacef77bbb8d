import type { Clock } from '../ports/clock.ts';
import { progressOf } from './progress-of.ts';
import type { RunEvent } from './run-event.ts';
import type { TaskProgress } from './task-progress.ts';

const SHORTEST_PAUSE_MS = 1_000;
/** How late a sign of life that changes nothing else may be told. */
const ALIVE_PAUSE_MS = 10_000;

export interface ProgressReporterOptions {
  readonly clock: Clock;
  /** What it was doing in the attempt before; null: it was never started. */
  readonly before: TaskProgress | null;
  /** Never rejects. */
  report(progress: TaskProgress): Promise<void>;
}

/** Tells what a run is doing: at most once a second, one after another, and always the last of it. */
export class ProgressReporter {
  readonly #options: ProgressReporterOptions;
  readonly #ended = new AbortController();
  #now: TaskProgress | null;
  #told: TaskProgress | null = null;
  #toldAt = -Infinity;
  #telling: Promise<void> | null = null;

  constructor(options: ProgressReporterOptions) {
    this.#options = options;
    this.#now = options.before;
  }

  note(event: RunEvent): void {
    this.#now = progressOf(this.#now, event, this.#options.clock.now());
    if (!this.#ended.signal.aborted && this.#isDue()) this.#telling ??= this.#tell();
  }

  /** Tells what is not told yet; afterwards nothing is told any more. */
  async close(): Promise<void> {
    this.#ended.abort();
    await this.#telling;
    await this.#tellNow();
  }

  async #tell(): Promise<void> {
    const { clock } = this.#options;
    while (!this.#ended.signal.aborted && this.#isDue()) {
      const pauseMs = this.#toldAt + SHORTEST_PAUSE_MS - clock.monotonic();
      if (pauseMs > 0) await clock.sleep(pauseMs, this.#ended.signal).catch(() => {});
      else await this.#tellNow();
    }
    this.#telling = null;
  }

  /** Something changed that people see; or the last sign of life that they know of is old. */
  #isDue(): boolean {
    const [now, told] = [this.#now, this.#told];
    if (now === null || told === null) return now !== null;
    const isSame = now.stage === told.stage && now.detail === told.detail && now.plan === told.plan;
    return !isSame || now.aliveAt.getTime() - told.aliveAt.getTime() >= ALIVE_PAUSE_MS;
  }

  async #tellNow(): Promise<void> {
    const progress = this.#now;
    if (progress === null || progress === this.#told) return;
    this.#told = progress;
    this.#toldAt = this.#options.clock.monotonic();
    await this.#options.report(progress);
  }
}
