import type { ChannelCapabilities } from '../ports/chat-transport.ts';
import type { Clock } from '../ports/clock.ts';
import { Pacing } from './pacing.ts';
import type { PacedChat, Urgency } from './pacing.ts';

/** Says that nothing was sent, so that nothing counts. */
export const NOTHING_SENT = Symbol('nothing sent');

interface Waiter {
  readonly chat: PacedChat;
  readonly urgency: Urgency;
  /** Takes how to say that it has ended. */
  readonly enter: (end: (endedAt: number) => void) => void;
}

const RANK: Readonly<Record<Urgency, number>> = { final: 0, first: 1, partial: 2, idle: 3 };

/** Lets sends and edits of one account through when the network bears them: what is urgent first, else whoever came first. */
export class PaceGate {
  readonly #clock: Clock;
  readonly #pacing: Pacing;
  /** By urgency, then by when they came. */
  #waiting: Waiter[] = [];
  #timer: AbortController | null = null;

  constructor({ clock, limits }: { readonly clock: Clock; readonly limits: Pick<ChannelCapabilities, 'pace' | 'perSecond'> }) {
    this.#clock = clock;
    this.#pacing = new Pacing(limits);
  }

  /** Does the work when it may be done, one at a time in each chat; rejects with the signal's reason when that aborts before it has begun. */
  async run<T>(chat: PacedChat, urgency: Urgency, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const end = await this.#enter(chat, urgency, signal);
    let isSent = true;
    try {
      const result = await work();
      isSent = result !== NOTHING_SENT;
      return result;
    } finally {
      end(isSent ? this.#clock.monotonic() : -Infinity);
      this.#admit();
    }
  }

  /** The network asks to leave the chat alone for so long. */
  hold(chat: PacedChat, milliseconds: number): void {
    this.#pacing.hold(chat, this.#clock.monotonic() + milliseconds);
  }

  /** Somebody else may have sent to this chat until now. */
  assumeBusy(chat: PacedChat): void {
    this.#pacing.assumeBusy(chat, this.#clock.monotonic());
  }

  async #enter(chat: PacedChat, urgency: Urgency, signal: AbortSignal): Promise<(endedAt: number) => void> {
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting = this.#waiting.filter((other) => other !== waiter);
        reject(signal.reason);
        this.#admit();
      };
      const waiter: Waiter = {
        chat,
        urgency,
        enter: (end) => {
          signal.removeEventListener('abort', leave);
          resolve(end);
        },
      };
      signal.addEventListener('abort', leave, { once: true });
      const behind = this.#waiting.findIndex((other) => RANK[other.urgency] > RANK[urgency]);
      this.#waiting.splice(behind === -1 ? this.#waiting.length : behind, 0, waiter);
      this.#admit();
    });
  }

  /** Lets in whoever may begin, and looks again when the next one may. */
  #admit(): void {
    this.#timer?.abort();
    this.#timer = null;
    let nextMs = Infinity;
    for (const waiter of [...this.#waiting]) {
      const now = this.#clock.monotonic();
      const waitMs = this.#pacing.waitMs(waiter.chat, waiter.urgency, now);
      if (waitMs > 0) {
        nextMs = Math.min(nextMs, waitMs);
        continue;
      }
      this.#waiting = this.#waiting.filter((other) => other !== waiter);
      waiter.enter(this.#pacing.begin(waiter.chat, waiter.urgency, now));
    }
    // What waits for something that runs is looked at when that ends.
    if (nextMs !== Infinity) this.#lookAgain(nextMs);
  }

  #lookAgain(afterMs: number): void {
    const timer = new AbortController();
    this.#timer = timer;
    this.#clock.sleep(afterMs, timer.signal).then(
      () => this.#admit(),
      () => {},
    );
  }
}
