import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ExecutionResult } from 'graphql';
import type { WatchAllowed } from '../../../domain/tasks/watch-membership.ts';
import type { FrameBatch } from './frame-batch.ts';
import type { Outlet } from './outlet.ts';
import type { LiveFollower } from './output-group.ts';
import type { Membership } from './output-groups.ts';

/** What a follower who is behind is written at a time at most. */
const MOST_BYTES = 128 * 1024;

export interface FollowerDeps {
  /** The number of the last line that it has. */
  readonly after: number;
  /** The id of its subscription, as JSON. */
  readonly id: Buffer;
  readonly outlet: Outlet;
  readonly membership: Membership;
  /** Tells when it may no longer follow; null: it always may. */
  readonly watchAllowed: WatchAllowed | null;
}

type Step = IteratorResult<ExecutionResult>;
const DONE: Step = { done: true, value: undefined };

/**
 * One follower of a task's output, as graphql-ws iterates it: nothing comes out of it but its end, maybe after a result that says what went wrong. Its lines
 * are written to its connection directly. It reads by itself, and no faster than its client, until it has what all have, and again whenever the
 * client is too slow for the others. Whoever gives it a connection ends it when the token of that connection dies.
 */
export class SilentFollower implements AsyncIterableIterator<ExecutionResult>, LiveFollower {
  readonly #id: Buffer;
  readonly #outlet: Outlet;
  readonly #membership: Membership;
  readonly #left: AbortController | null;
  #cursor: number;
  #state: 'new' | 'following' | 'ended' = 'new';
  /** What is told before the end; null: nothing. */
  #failure: Promise<ExecutionResult> | null = null;
  /** Takes the end, once somebody waits for it. */
  #settle: ((step: Step | Promise<Step>) => void) | null = null;

  constructor({ after, id, outlet, membership, watchAllowed }: FollowerDeps) {
    this.#id = id;
    this.#outlet = outlet;
    this.#membership = membership;
    this.#cursor = after;
    this.#left = watchAllowed === null ? null : this.#endWhenNotAllowed(watchAllowed);
  }

  next(): Promise<Step> {
    if (this.#state === 'new') {
      this.#state = 'following';
      this.#catchUp();
    }
    if (this.#state === 'ended') return this.#lastStep();
    return new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  async return(): Promise<Step> {
    this.end();
    return DONE;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  take(batch: FrameBatch): void {
    if (this.#cursor >= batch.last) return;
    if (this.#outlet.isFull) {
      this.#membership.group.leave(this);
      this.#catchUp();
    } else {
      this.#write(batch.after(this.#cursor));
    }
  }

  end(): void {
    this.#finish(null);
  }

  fail(cause: unknown): void {
    this.#finish({ cause });
  }

  #endWhenNotAllowed(watchAllowed: WatchAllowed): AbortController {
    const left = new AbortController();
    const allowed = watchAllowed(left.signal);
    allowed.addEventListener('abort', () => this.fail(allowed.reason), { once: true });
    return left;
  }

  #catchUp(): void {
    this.#readOn().catch((cause: unknown) => this.fail(cause));
  }

  async #readOn(): Promise<void> {
    const { group } = this.#membership;
    await group.ready();
    while (this.#state === 'following' && !group.join(this, this.#cursor)) {
      if (this.#outlet.isFull) {
        await this.#outlet.drained();
        continue;
      }
      const batch = await group.after(this.#cursor);
      if (this.#state !== 'following') return;
      if (batch === null) return this.end();
      this.#write(batch.after(this.#cursor, MOST_BYTES));
      await nextTurn();
    }
  }

  #write(batch: FrameBatch): void {
    batch.writeTo(this.#outlet, this.#id);
    this.#cursor = batch.last;
  }

  #finish(failed: { readonly cause: unknown } | null): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    this.#membership.group.leave(this);
    if (failed !== null) this.#failure = this.#membership.failed(failed.cause);
    this.#membership.leave();
    this.#left?.abort();
    this.#settle?.(this.#lastStep());
    this.#settle = null;
  }

  async #lastStep(): Promise<Step> {
    const failure = this.#failure;
    this.#failure = null;
    return failure === null ? DONE : { done: false, value: await failure };
  }
}
