import type { WebSocket } from 'ws';

const PING_MS = 20_000;
/** The connections are asked in so many groups, one after the other, so that thousands are not asked at once. */
const GROUPS = 20;

/** What is asked of a connection. */
type Beating = Pick<WebSocket, 'ping' | 'terminate'>;

/** Asks many connections whether they are still there; one that answers nothing until it is asked again is gone. */
export class Heartbeat {
  readonly #pingMs: number;
  readonly #groups = Array.from({ length: GROUPS }, () => new Set<Beating>());
  readonly #unanswered = new Set<Beating>();
  #turn = 0;
  #timer: NodeJS.Timeout | null = null;

  /** Each is asked once in so many milliseconds. */
  constructor(pingMs = PING_MS) {
    this.#pingMs = pingMs;
  }

  /** Asks this connection from now on. */
  watch(socket: Beating): void {
    this.#groups[this.#turn % GROUPS]?.add(socket);
    this.#timer ??= setInterval(() => this.#beat(), this.#pingMs / GROUPS);
  }

  leave(socket: Beating): void {
    for (const group of this.#groups) group.delete(socket);
    this.#unanswered.delete(socket);
    if (this.#timer === null || this.#groups.some(({ size }) => size > 0)) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }

  /** Whatever comes from a connection shows that it is there. */
  answered(socket: Beating): void {
    this.#unanswered.delete(socket);
  }

  #beat(): void {
    this.#turn += 1;
    for (const socket of this.#groups[this.#turn % GROUPS] ?? []) {
      if (this.#unanswered.has(socket)) {
        socket.terminate();
      } else {
        this.#unanswered.add(socket);
        socket.ping();
      }
    }
  }
}
