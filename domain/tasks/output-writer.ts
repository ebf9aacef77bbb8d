import type { Redactor } from '../redaction/redactor.ts';
import { LineStore, type LineStoreDeps, type LineStoreOptions } from './line-store.ts';
import { OutputAssembler, type OutputPiece } from './output-assembler.ts';
import type { TaskOutput } from './task-run.ts';

export interface OutputWriterDeps extends LineStoreDeps {
  readonly redactor: Redactor;
}

/** Where a running task's output goes. */
export interface OutputWriter extends TaskOutput {
  /** Resolves when there is room for more; whoever prints without end waits for it. */
  ready(): Promise<void>;
}

/**
 * Stores a run's output as it comes (I5): at once when nothing is being stored, and otherwise all together that came meanwhile. While the
 * database is away lines wait and commands with them; none is lost and none is stored twice.
 */
export function makeOutputWriter(deps: OutputWriterDeps, options: LineStoreOptions): OutputWriter {
  const { clock } = deps;
  const assembler = new OutputAssembler(deps);
  const store = new LineStore(deps, options);
  let alarm: AbortController | null = null;

  const take = (pieces: readonly OutputPiece[]): void => {
    if (pieces.length > 0) store.add(pieces);
    if (alarm === null && assembler.dueAt !== null) wakeAt(assembler.dueAt);
  };
  const wakeAt = (dueAt: number): void => {
    const own = new AbortController();
    alarm = own;
    const giveDue = (): void => {
      if (alarm !== own) return;
      alarm = null;
      take(assembler.due(clock.monotonic()));
    };
    clock.sleep(Math.max(1, dueAt - clock.monotonic()), own.signal).then(giveDue, () => undefined);
  };
  return {
    line: (kind, text) => take(assembler.line(kind, text, clock.monotonic())),
    text: (piece) => take(assembler.text(piece, clock.monotonic())),
    bytes: (stream, bytes) => {
      take(assembler.bytes(stream, bytes, clock.monotonic()));
      return store.hasRoom ? undefined : store.ready();
    },
    ready: () => store.ready(),
    flush: () => {
      alarm?.abort();
      alarm = null;
      take(assembler.end(clock.monotonic()));
      return store.idle();
    },
  };
}
