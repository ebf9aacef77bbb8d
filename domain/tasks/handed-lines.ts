import type { Ports } from '../ports/ports.ts';
import type { OutputLine } from './output-line.ts';

/** So many wait at most for a tail that is busy; more are read from the log. */
const MOST_LINES = 4_000;

/** Lines of one task that this process stored, for its tail, which then need not read them back. */
export class HandedLines implements Disposable {
  readonly #stops: readonly (() => void)[];
  #lines: readonly OutputLine[] = [];
  /** The task itself changed, maybe ended: only the log tells what came with that. */
  #hasTaskChanged = false;

  constructor({ output, doorbell }: Pick<Ports, 'output' | 'doorbell'>, taskId: string) {
    this.#stops = [
      output.onStored(taskId, (lines) => this.#take(lines)),
      doorbell.listen(`task:${taskId}`, () => {
        this.#hasTaskChanged = true;
      }),
    ];
  }

  /** The lines right after this number, at least one; null: the log has to be read, because it may have others. */
  after(number: number): readonly OutputLine[] | null {
    const lines = this.#lines;
    const hasTaskChanged = this.#hasTaskChanged;
    [this.#lines, this.#hasTaskChanged] = [[], false];
    const [first] = lines;
    if (hasTaskChanged || first === undefined || first.number > number + 1) return null;
    const rest = first.number === number + 1 ? lines : lines.slice(number + 1 - first.number);
    return rest.length === 0 ? null : rest;
  }

  [Symbol.dispose](): void {
    for (const stop of this.#stops) stop();
    this.#lines = [];
  }

  #take(lines: readonly OutputLine[]): void {
    const [first] = lines;
    const last = this.#lines.at(-1);
    const isNext = last !== undefined && first?.number === last.number + 1 && this.#lines.length + lines.length <= MOST_LINES;
    // What is dropped leaves a gap, which the tail sees.
    this.#lines = isNext ? [...this.#lines, ...lines] : lines;
  }
}
