import type { OutboxEntry, OutboxPart } from './outbox-entry.ts';
import { assertHeld, ClaimLost } from './telling.ts';
import type { TellingDeps } from './telling.ts';
import { retryWhileUnreachable } from './while-unreachable.ts';

/** A message of an entry that is in the chat. */
export interface LivePart {
  readonly number: number;
  readonly key: string;
  readonly messageId: string;
  /** Written down as saying what it is to say. */
  isSettled: boolean;
  /** What it says, as a fingerprint; null: not known. */
  shown: string | null;
  /** The network refused it with its looks. */
  isPlain: boolean;
}

/** A part whose sending is written down and not ended. */
export interface BegunPart {
  readonly number: number;
  readonly key: string;
  /** Whether it may have been sent; then it says what nobody remembers. */
  mayBeThere: boolean;
}

type LedgerDeps = Pick<TellingDeps, 'outbox' | 'claim' | 'clock' | 'killed' | 'ids' | 'crashPoints' | 'logger' | 'metrics' | 'transport'>;

/** The parts of one entry: what is written down of them, before and after the network is asked (I2). */
export class PartLedger {
  readonly live: LivePart[];
  /** Numbers of parts of which nobody knows whether they are in the chat. */
  readonly unknown: number[];
  begun: BegunPart | null = null;
  readonly #deps: LedgerDeps;
  readonly #entryId: string;
  #next: number;

  constructor(deps: LedgerDeps, { id, parts }: OutboxEntry) {
    this.#deps = deps;
    this.#entryId = id;
    this.live = parts.flatMap(livePart);
    this.unknown = parts.filter(({ state }) => state === 'unknown').map(({ number }) => number);
    this.#next = Math.max(-1, ...parts.map(({ number }) => number)) + 1;
    const cutOff = parts.find(({ state }) => state === 'sending');
    if (cutOff !== undefined) this.begun = { number: cutOff.number, key: cutOff.key, mayBeThere: true };
  }

  /** Whether what comes next was perhaps said before. */
  get mayRepeat(): boolean {
    const newest = Math.max(-1, ...this.unknown);
    return newest > (this.live.at(-1)?.number ?? -1);
  }

  /** Writes down that the next part is about to be sent; one that was begun is gone on with. */
  async begin(): Promise<BegunPart> {
    if (this.begun !== null) return this.begun;
    const { outbox, claim, clock, killed, ids, crashPoints } = this.#deps;
    crashPoints.reach('before.part.begin');
    const [number, key] = [this.#next, ids.uuid()];
    const part = await retryWhileUnreachable(clock, killed, () => outbox.beginPart(claim, this.#entryId, number, key));
    if (part === null) throw new ClaimLost();
    crashPoints.reach('after.part.begin');
    this.#next += 1;
    this.begun = { number, key: part.key, mayBeThere: false };
    return this.begun;
  }

  /** It is in the chat; `isSettled`: and says what it is to say. */
  async placed({ number, key, mayBeThere }: BegunPart, messageId: string, shown: string, isSettled: boolean): Promise<void> {
    await this.#end(number, isSettled ? 'final' : 'placed', messageId);
    this.#deps.crashPoints.reach('after.part.placed');
    this.begun = null;
    this.live.push({ number, key, messageId, isSettled, shown: mayBeThere ? null : shown, isPlain: false });
  }

  async rejected({ number }: BegunPart): Promise<void> {
    await this.#end(number, 'rejected', null);
    this.begun = null;
  }

  /** Nobody will ever know whether it was sent; another one takes its place. */
  async lost({ number, key }: BegunPart): Promise<void> {
    const { metrics, logger, transport } = this.#deps;
    await this.#end(number, 'unknown', null);
    this.begun = null;
    this.unknown.push(number);
    metrics.count('placeholder_orphans_total', { channel: transport.capabilities.channel });
    logger.warn('reply.orphan', { entryId: this.#entryId, number, key });
  }

  /** One of which nobody knew was taken away. */
  async found(number: number): Promise<void> {
    await this.#end(number, 'removed', null);
    this.unknown.splice(this.unknown.indexOf(number), 1);
  }

  async removed(part: LivePart): Promise<void> {
    await this.#end(part.number, 'removed', part.messageId);
    this.live.splice(this.live.indexOf(part), 1);
  }

  /** What every message says is what it is to say. */
  async settle(): Promise<void> {
    for (const part of this.live.filter(({ isSettled }) => !isSettled)) {
      await this.#end(part.number, 'final', part.messageId);
      part.isSettled = true;
      this.#deps.crashPoints.reach('after.part.final');
    }
  }

  async #end(number: number, state: OutboxPart['state'], messageId: string | null): Promise<void> {
    const { outbox, claim, clock, killed } = this.#deps;
    const result = { state, messageId };
    assertHeld(await retryWhileUnreachable(clock, killed, () => outbox.endPart(claim, this.#entryId, number, result)));
  }
}

function livePart({ number, key, state, messageId }: OutboxPart): LivePart[] {
  if (messageId === null || (state !== 'placed' && state !== 'final')) return [];
  return [{ number, key, messageId, isSettled: state === 'final', shown: null, isPlain: false }];
}
