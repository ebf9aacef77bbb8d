import type { ModelFailure } from '../../ports/model-provider.ts';
import type { Ports } from '../../ports/ports.ts';
import { makeCircuitBoard } from '../../routing/circuit-board.ts';

/** Leaves models alone for a while after they have failed. */
export interface Patience {
  /** False: the model is left alone. True: its call begins, and ends with one of the others. */
  begin(id: string): boolean;
  succeeded(id: string): void;
  failed(id: string, failure: ModelFailure): void;
  /** The call said nothing of the model. */
  abandoned(id: string): void;
}

/** `event` is logged once when a model is first left alone, and once more when it is back. */
export function makePatience({ clock, logger }: Pick<Ports, 'clock' | 'logger'>, event: string): Patience {
  const circuits = makeCircuitBoard();
  const away = new Set<string>();
  return {
    begin: (id) => {
      if (circuits.admits(id, clock.monotonic()) === 'no') return false;
      circuits.started(id, clock.monotonic());
      return true;
    },
    succeeded: (id) => {
      circuits.succeeded(id);
      if (away.delete(id)) logger.info(event, { model: id, isBack: true });
    },
    failed: (id, { message, retryAfterMs }) => {
      circuits.failed(id, clock.monotonic(), retryAfterMs);
      if (away.has(id) || circuits.admits(id, clock.monotonic()) !== 'no') return;
      away.add(id);
      logger.warn(event, { model: id, reason: message });
    },
    abandoned: (id) => circuits.abandoned(id),
  };
}
