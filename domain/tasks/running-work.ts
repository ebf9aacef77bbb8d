import type { Logger } from '../ports/logger.ts';
import { RunAborted } from './run-aborted.ts';

interface Run {
  readonly id: string;
  readonly abort: AbortController;
  readonly done: Promise<void>;
}

/** What one work loop runs at this moment. */
export class RunningWork {
  readonly #runs = new Set<Run>();
  readonly #logger: Logger;
  /** For logs. */
  readonly #name: string;
  #wake: (() => void) | null = null;
  #kept = 0;

  constructor({ logger, name }: { readonly logger: Logger; readonly name: string }) {
    this.#logger = logger;
    this.#name = name;
  }

  /** With what is kept free for something that is about to start. */
  get count(): number {
    return this.#runs.size + this.#kept;
  }

  /** Keeps a slot free; returns how to give it back, to be called once. */
  keep(): () => void {
    this.#kept += 1;
    return () => {
      this.#kept -= 1;
      this.wake();
    };
  }

  /** Whether something that was aborted has not ended yet. */
  get isLettingGo(): boolean {
    return [...this.#runs].some(({ abort }) => abort.signal.aborted);
  }

  /** Of what is to go on. */
  ids(): readonly string[] {
    return this.#live().map(({ id }) => id);
  }

  start(id: string, work: (signal: AbortSignal) => Promise<void>): void {
    const abort = new AbortController();
    const run: Run = {
      id,
      abort,
      done: work(abort.signal)
        .catch((cause: unknown) => this.#logger.error(`${this.#name}.run-failed`, { id, cause }))
        .finally(() => {
          this.#runs.delete(run);
          this.wake();
        }),
    };
    this.#runs.add(run);
  }

  abort(ids: readonly string[], why: RunAborted['why']): void {
    for (const run of this.#live()) if (ids.includes(run.id)) run.abort.abort(new RunAborted(why));
  }

  /** Aborts what `ask` no longer holds, and of that only what was running when it was asked. */
  async renew(ask: (ids: readonly string[]) => Promise<readonly string[]>): Promise<void> {
    const asked = this.#live();
    if (asked.length === 0) return;
    const kept = new Set(await ask(asked.map(({ id }) => id)));
    for (const { id, abort } of asked) if (!kept.has(id)) abort.abort(new RunAborted('lost'));
  }

  /** Resolves when the next run ends or somebody calls `wake`; for one caller at a time. */
  async nextEnd(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }

  wake(): void {
    this.#wake?.();
  }

  async allEnded(): Promise<void> {
    await Promise.all([...this.#runs].map(({ done }) => done));
  }

  #live(): Run[] {
    return [...this.#runs].filter(({ abort }) => !abort.signal.aborted);
  }
}
