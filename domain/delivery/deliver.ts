import type { OutboxEntry } from './outbox-entry.ts';
import { startable } from './lanes.ts';
import { makeRingWaiter } from './ring-waiter.ts';
import { tellEntry } from './tell-entry.ts';
import { ClaimLost } from './telling.ts';
import type { TellingDeps } from './telling.ts';
import { retryWhileUnreachable } from './while-unreachable.ts';

const POLL_MS = 1_000;
/** So many are read beside those that are being told already, which may be long answers without number. */
const MOST_WAITING = 500;
const MOST_FAILURES = 5;
const AFTER_FAILURE_MS = 1_000;

interface Running {
  readonly body: AbortController;
  isPassable: boolean;
}

export interface Delivery {
  /** How many entries that could be told wait or are being told. */
  backlog(): number;
  /** Begins nothing new, and resolves when nothing is being told any more. */
  stopped(): Promise<void>;
}

/** Tells what one claimed account has to tell (I2), each address in order, addresses beside each other, until `stopping` aborts; `onLost`: the claim is somebody else's. */
export function startDelivery(deps: TellingDeps, onLost: () => void): Delivery {
  const driver = new Driver(deps, onLost);
  const looping = driver.loop();
  return {
    backlog: () => driver.backlog(),
    async stopped() {
      await looping;
      await driver.allEnded();
    },
  };
}

class Driver {
  readonly #deps: TellingDeps;
  readonly #onLost: () => void;
  /** What is not done, as it was last read. */
  #open = new Map<string, OutboxEntry>();
  readonly #running = new Map<string, Running>();
  readonly #ends = new Set<Promise<void>>();
  /** Ended here; a list that was read at the same time may still name them. */
  readonly #done = new Set<string>();
  readonly #failures = new Map<string, number>();
  #hasLooked = false;

  constructor(deps: TellingDeps, onLost: () => void) {
    this.#deps = deps;
    this.#onLost = onLost;
  }

  backlog(): number {
    return [...this.#open.values()].filter(({ body }) => body !== null).length;
  }

  async allEnded(): Promise<void> {
    while (this.#ends.size > 0) await Promise.all(this.#ends);
  }

  async loop(): Promise<void> {
    const { clock, outbox, claim, stopping, logger } = this.#deps;
    using rings = makeRingWaiter(this.#deps, 'work:outbox');
    while (!stopping.aborted) {
      try {
        this.#take(await retryWhileUnreachable(clock, stopping, () => outbox.open(claim, this.#running.size + MOST_WAITING)));
        await rings.wait(POLL_MS, stopping);
      } catch (cause) {
        if (stopping.aborted) return;
        logger.error('delivery.read-failed', { cause });
        await clock.sleep(AFTER_FAILURE_MS, stopping).catch(() => {});
      }
    }
  }

  #take(entries: readonly OutboxEntry[]): void {
    if (!this.#hasLooked) this.#assumeBusy(entries);
    this.#hasLooked = true;
    const named = new Set(entries.map(({ id }) => id));
    for (const id of this.#done) if (!named.has(id)) this.#done.delete(id);
    this.#open = new Map(entries.filter(({ id }) => !this.#done.has(id)).map((entry) => [entry.id, entry]));
    for (const [id, { body }] of this.#running) if (this.#open.get(id)?.body != null) body.abort();
    this.#startNext();
  }

  /** What goes on where somebody else left off: edits are not written down, so nobody knows how much of a chat's limit is used. */
  #assumeBusy(entries: readonly OutboxEntry[]): void {
    for (const { address, audience } of entries) this.#deps.gate.assumeBusy({ chat: address.chat, audience });
  }

  #startNext(): void {
    if (this.#deps.stopping.aborted) return;
    const isPassable = ({ id }: OutboxEntry): boolean => this.#running.get(id)?.isPassable ?? false;
    for (const entry of startable([...this.#open.values()], { isRunning: ({ id }) => this.#running.has(id), isPassable })) {
      const end = this.#tell(entry).finally(() => this.#ends.delete(end));
      this.#ends.add(end);
    }
  }

  async #tell(entry: OutboxEntry): Promise<void> {
    const { id } = entry;
    const running: Running = { body: new AbortController(), isPassable: false };
    this.#running.set(id, running);
    let latest = entry;
    try {
      await tellEntry(this.#deps, {
        entry: () => (latest = this.#open.get(id) ?? latest),
        bodyIsThere: running.body.signal,
        letOthersPass: () => {
          if (running.isPassable) return;
          running.isPassable = true;
          this.#startNext();
        },
      });
      this.#done.add(id);
      this.#open.delete(id);
    } catch (cause) {
      await this.#failed(entry, cause);
    } finally {
      this.#running.delete(id);
      this.#startNext();
    }
  }

  /** Something is wrong with this entry or with us: it is tried again, but not for ever, because others wait behind it. */
  async #failed({ id }: OutboxEntry, cause: unknown): Promise<void> {
    const { stopping, logger, clock, outbox, claim } = this.#deps;
    if (cause instanceof ClaimLost) return this.#onLost();
    if (stopping.aborted) return;
    const failures = (this.#failures.get(id) ?? 0) + 1;
    this.#failures.set(id, failures);
    logger.error('delivery.failed', { entryId: id, failures, cause });
    await clock.sleep(AFTER_FAILURE_MS * 2 ** failures, stopping).catch(() => {});
    if (failures < MOST_FAILURES || stopping.aborted) return;
    const isClosed = await outbox.close(claim, id, 'internal').catch(() => false);
    if (!isClosed) return;
    this.#done.add(id);
    this.#open.delete(id);
  }
}
