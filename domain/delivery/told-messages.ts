import type { Language } from '../access/person.ts';
import type { OutgoingFile, OutgoingMessage } from '../ports/chat-transport.ts';
import { ChatLine } from './chat-line.ts';
import { DELIVERY_TEXTS } from './delivery-texts.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import { NOTHING_SENT } from './pace-gate.ts';
import type { Urgency } from './pacing.ts';
import { PartLedger } from './part-ledger.ts';
import type { LivePart } from './part-ledger.ts';
import { plainMessage } from './plain-message.ts';
import { asRepetition } from './reply-messages.ts';
import type { TellingDeps } from './telling.ts';

/** Somebody who takes every message away is not told for ever. */
const MOST_GONE = 5;

export type MessagesView = () => Promise<readonly OutgoingMessage[]>;

/** The messages of one entry in their chat, brought to say what they are to say one step at a time. */
export class ToldMessages {
  readonly ledger: PartLedger;
  readonly line: ChatLine;
  readonly #deps: TellingDeps;
  /** A message is sent as it is to stay: it is repeated, with a note, when nobody knows whether it was sent. */
  readonly #isSentOnce: boolean;
  readonly #language: Language;
  /** The network refused something that was to be sent: from then on only words. */
  #isPlain = false;
  #problem: string | null = null;
  #isHopeless = false;
  #gone = 0;
  /** Messages from this place on are taken away, because one before them has to be sent anew. */
  #keep = Infinity;

  constructor(deps: TellingDeps, entry: OutboxEntry) {
    this.#deps = deps;
    this.#isSentOnce = entry.kind === 'notice' && !follows(entry);
    this.#language = entry.language;
    this.ledger = new PartLedger(deps, entry);
    this.line = new ChatLine(deps, { address: entry.address, audience: entry.audience, replyTo: entry.replyTo });
  }

  get isEmpty(): boolean {
    return this.ledger.live.length === 0;
  }

  /** Why not everything could be told; null: nothing stands against it. */
  get problem(): string | null {
    return this.#problem;
  }

  /** Nothing more can be told here. */
  get isHopeless(): boolean {
    return this.#isHopeless;
  }

  /** Settles what a process that died had begun, as far as that can be. */
  async recover(): Promise<void> {
    const { begun } = this.ledger;
    if (begun !== null && !this.#deps.transport.capabilities.sendsOnce) await this.ledger.lost(begun);
  }

  /** Shows the view's latest state until nothing differs; throws the signal's reason. */
  async showAll(view: MessagesView, urgency: Urgency, signal: AbortSignal): Promise<void> {
    while (!this.#isHopeless && this.#firstDifferent(await view()) !== null) await this.step(view, urgency, signal);
  }

  /** Sends the file as the only message. */
  async sendFile(file: OutgoingFile, signal: AbortSignal): Promise<void> {
    const { transport } = this.#deps;
    const { line } = this;
    const isRepetition = this.ledger.mayRepeat;
    const caption = isRepetition ? `${file.caption}\n\n${DELIVERY_TEXTS[this.#language].maybeRepeated}`.trim() : file.caption;
    await line.inTurn('final', signal, async () =>
      this.#place((key, until) => transport.sendFile(line.to, { ...file, caption }, key, until), 'file', true),
    );
  }

  /** Makes the first difference good: waits for the chat's turn, and shows what the view says then. */
  async step(view: MessagesView, urgency: Urgency, signal: AbortSignal): Promise<void> {
    if (this.#isHopeless) return;
    await this.line.inTurn(urgency, signal, async () => {
      const messages = await view();
      const index = this.#firstDifferent(messages);
      if (index === null) return NOTHING_SENT;
      const [part, message] = [this.ledger.live[index], messages[index]];
      if (part === undefined) {
        if (message !== undefined) await this.#send(message);
      } else if (message === undefined || message.pin !== undefined || this.#keep <= index) await this.#remove(part);
      else await this.#edit(part, message);
      return undefined;
    });
  }

  differsFrom(messages: readonly OutgoingMessage[]): boolean {
    return this.#firstDifferent(messages) !== null;
  }

  /** The place of the next thing to do; null: everything is as it is to be. */
  #firstDifferent(messages: readonly OutgoingMessage[]): number | null {
    const { live } = this.ledger;
    if (live.length > this.#keep) return live.length - 1;
    this.#keep = Infinity;
    const index = messages.findIndex((message, at) => !shows(live[at], message));
    if (index !== -1) return index;
    return live.length > messages.length ? live.length - 1 : null;
  }

  async #send(message: OutgoingMessage): Promise<void> {
    const { transport } = this.#deps;
    const { line } = this;
    const looks = this.#isPlain ? plainMessage(message) : message;
    const shown = this.#isSentOnce && this.ledger.mayRepeat ? asRepetition(looks, this.#language) : looks;
    await this.#place((key, signal) => transport.send(line.to, shown, key, signal), fingerprint(message), this.#isSentOnce);
  }

  /** Puts one more message into the chat, written down before and after. */
  async #place(send: (key: string, signal: AbortSignal) => Promise<string>, says: string, isSettled: boolean): Promise<void> {
    const { transport, crashPoints } = this.#deps;
    const { ledger } = this;
    const part = await ledger.begin();
    const asked = await this.line.ask((signal) => send(part.key, signal));
    if (asked.kind === 'done') {
      crashPoints.reach('after.part.send');
      await ledger.placed(part, asked.value, says, isSettled);
    } else if (asked.kind === 'unknown') {
      if (transport.capabilities.sendsOnce) part.mayBeThere = true;
      else await ledger.lost(part);
    } else if (asked.kind !== 'later') {
      await ledger.rejected(part);
      if (asked.kind === 'gone' || this.#isPlain) this.#giveUp(asked.message);
      this.#isPlain = true;
    }
  }

  async #edit(part: LivePart, message: OutgoingMessage): Promise<void> {
    const { transport, crashPoints, logger } = this.#deps;
    const { line } = this;
    if (message.isFinal) crashPoints.reach('before.part.final');
    const shown = part.isPlain ? plainMessage(message) : message;
    const asked = await line.ask((signal) => transport.edit(line.to, part.messageId, shown, part.key, signal));
    if (asked.kind === 'done') part.shown = fingerprint(message);
    else if (asked.kind === 'gone') await this.#sendAnew(part, asked.message);
    else if (asked.kind === 'rejected') {
      logger.warn('reply.edit-rejected', { messageId: part.messageId, message: asked.message, isFinal: message.isFinal });
      if (message.isFinal && !part.isPlain) part.isPlain = true;
      else {
        // A growing text comes again in another state.
        part.shown = fingerprint(message);
        if (message.isFinal) this.#problem = asked.message;
      }
    }
  }

  async #remove(part: LivePart): Promise<void> {
    const { line } = this;
    const asked = await line.ask((signal) => this.#deps.transport.remove(line.to, part.messageId, signal));
    if (asked.kind === 'later' || asked.kind === 'unknown') return;
    await this.ledger.removed(part);
  }

  async #sendAnew(part: LivePart, message: string): Promise<void> {
    const index = this.ledger.live.indexOf(part);
    await this.ledger.removed(part);
    this.#keep = Math.min(this.#keep, index);
    this.#gone += 1;
    if (this.#gone >= MOST_GONE) this.#giveUp(message);
  }

  #giveUp(problem: string): void {
    this.#problem = problem;
    this.#isHopeless = true;
  }
}

function follows({ body }: OutboxEntry): boolean {
  return body?.kind === 'text' && body.followTaskId !== null;
}

function shows(part: LivePart | undefined, message: OutgoingMessage): boolean {
  return part !== undefined && (part.shown === fingerprint(message) || (part.isSettled && message.isFinal));
}

function fingerprint(message: OutgoingMessage): string {
  return JSON.stringify(message);
}
