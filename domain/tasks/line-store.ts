import type { Ports } from '../ports/ports.ts';
import { makeAppendOnce, type AppendOnce } from './append-once.ts';
import type { OutputPiece } from './output-assembler.ts';
import { WaitingLines } from './waiting-lines.ts';

export type LineStoreDeps = Pick<Ports, 'output' | 'clock' | 'doorbell' | 'crashPoints'>;

export interface LineStoreOptions {
  readonly taskId: string;
  readonly fence: number;
  /** Called once when lines can no longer be stored: the claim is lost, or the store broke down for good. The run must end. */
  readonly onFenced: () => void;
  /** Stops waiting for a database that is away; what is not stored by then is lost with the process. Absent: waits for ever. */
  readonly signal?: AbortSignal;
}

/** From this many bytes of lines that are not stored yet on, commands wait. */
const MAX_WAITING_BYTES = 1024 * 1024;

/** Dates lines and stores them batch by batch, in order; rings after each commit. */
export class LineStore {
  readonly #deps: LineStoreDeps;
  readonly #options: LineStoreOptions;
  readonly #appendOnce: AppendOnce;
  readonly #waiting = new WaitingLines();
  readonly #forRoom = new Set<() => void>();
  /** Null: nothing is being stored. Rejected: the store broke down, or its signal aborted. */
  #draining: Promise<void> | null = null;
  #isLost = false;
  #lastAt = new Date(Number.NaN);

  constructor(deps: LineStoreDeps, options: LineStoreOptions) {
    this.#deps = deps;
    this.#options = options;
    this.#appendOnce = makeAppendOnce(deps, { ...options, signal: options.signal ?? new AbortController().signal });
  }

  get hasRoom(): boolean {
    return this.#isLost || this.#waiting.bytes < MAX_WAITING_BYTES;
  }

  /** Resolves when there is room. */
  async ready(): Promise<void> {
    if (!this.hasRoom) await new Promise<void>((resolve) => this.#forRoom.add(resolve));
  }

  /** Takes complete lines; they are dropped once the claim is lost. */
  add(pieces: readonly OutputPiece[]): void {
    if (this.#isLost) return;
    const at = this.#now();
    this.#waiting.add(pieces.map((piece) => ({ ...piece, at })));
    if (this.#draining !== null) return;
    this.#draining = this.#drain();
    // Whoever flushes hears of it.
    this.#draining.catch(() => undefined);
  }

  /** Lines of the same millisecond share its date: a flood makes twenty of them. */
  #now(): Date {
    const now = this.#deps.clock.now();
    if (now.getTime() !== this.#lastAt.getTime()) this.#lastAt = now;
    return this.#lastAt;
  }

  /** Resolves when all is stored or the claim is lost; rejects when the store broke down. */
  async idle(): Promise<void> {
    while (this.#draining !== null) await this.#draining;
  }

  async #drain(): Promise<void> {
    try {
      while (!this.#waiting.isEmpty) await this.#storeNext();
      // In the same breath as the last look at what waits, so that no line comes between.
      this.#draining = null;
    } catch (error) {
      this.#lose();
      throw error;
    }
  }

  async #storeNext(): Promise<void> {
    const { crashPoints, doorbell } = this.#deps;
    const batch = this.#waiting.next();
    crashPoints.reach('before.output.append');
    if ((await this.#appendOnce(batch)) === 'fenced') return this.#lose();
    crashPoints.reach('after.output.append');
    doorbell.ring(`output:${this.#options.taskId}`);
    this.#waiting.done(batch);
    if (this.hasRoom) this.#letIn();
  }

  #letIn(): void {
    for (const go of this.#forRoom) go();
    this.#forRoom.clear();
  }

  #lose(): void {
    this.#isLost = true;
    this.#waiting.clear();
    this.#letIn();
    this.#options.onFenced();
  }
}
