import type { Destination } from '../ports/chat-transport.ts';
import { askInTime } from './ask-in-time.ts';
import { networkTrouble } from './network-trouble.ts';
import type { NetworkTrouble } from './network-trouble.ts';
import type { PacedChat, Urgency } from './pacing.ts';
import type { TellingDeps } from './telling.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

export type Asked<T> = { readonly kind: 'done'; readonly value: T } | NetworkTrouble;

type LineDeps = Pick<TellingDeps, 'gate' | 'clock' | 'killed' | 'metrics' | 'logger' | 'transport'>;

/** The way to one chat: paced, with a deadline, and quiet for a while when the network asks for it or cannot be reached. */
export class ChatLine {
  readonly to: Destination;
  readonly #chat: PacedChat;
  readonly #deps: LineDeps;
  #pauseMs = FIRST_PAUSE_MS;

  constructor(deps: LineDeps, to: Destination) {
    this.#deps = deps;
    this.to = to;
    this.#chat = { chat: to.address.chat, audience: to.audience };
  }

  /** Waits for the chat's turn; what `work` asks of the network counts as one, unless it returns NOTHING_SENT. */
  async inTurn<T>(urgency: Urgency, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    return this.#deps.gate.run(this.#chat, urgency, signal, work);
  }

  /** Asks the network, for half a minute unless said otherwise. After trouble that may pass, the chat is left alone for a while. Throws what is no trouble of the network's. */
  async ask<T>(request: (signal: AbortSignal) => Promise<T>, deadlineMs = 30_000): Promise<Asked<T>> {
    const { clock, killed } = this.#deps;
    try {
      const value = await askInTime(clock, killed, deadlineMs, request);
      this.#pauseMs = FIRST_PAUSE_MS;
      return { kind: 'done', value };
    } catch (cause) {
      const trouble = networkTrouble(cause);
      if (trouble === null || killed.aborted) throw cause;
      this.#pause(trouble);
      return trouble;
    }
  }

  #pause(trouble: NetworkTrouble): void {
    const { gate, metrics, logger, transport } = this.#deps;
    const { channel } = transport.capabilities;
    if (trouble.kind === 'rejected' || trouble.kind === 'gone') return;
    const afterMs = trouble.kind === 'later' ? trouble.afterMs : null;
    gate.hold(this.#chat, afterMs ?? this.#pauseMs);
    if (afterMs === null) this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
    const isFloodWait = trouble.kind === 'later' && trouble.isFloodWait;
    if (isFloodWait) metrics.count('flood_waits_total', { channel });
    logger.warn(isFloodWait ? 'channel.flood-wait' : 'channel.unreachable', { channel, afterMs, chat: this.to.address.chat });
  }
}
