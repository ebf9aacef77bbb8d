import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ExecutionResult } from 'graphql';
import type { FollowedLines } from '../../graphql/tasks/followed-lines.ts';
import type { FrameBatch } from './frame-batch.ts';
import type { Outlet } from './outlet.ts';
import type { LiveFollower, OutputGroup } from './output-group.ts';

/** What a follower who is behind is written at a time at most. */
const MOST_BYTES = 128 * 1024;

export interface FollowerDeps {
  readonly lines: FollowedLines;
  /** The id of its subscription, as JSON. */
  readonly id: Buffer;
  readonly outlet: Outlet;
  readonly group: OutputGroup;
  /** The result that tells the follower what went wrong. */
  readonly failed: (cause: unknown) => Promise<ExecutionResult>;
  /** Called once when it needs the group no more. */
  readonly onEnd: () => void;
}

/**
 * One follower of a task's output, as graphql-ws iterates it: nothing comes out of it but its end, maybe after a result that says what went wrong. Its lines
 * are written to its connection directly. It reads by itself, and no faster than its client, until it has what all have, and again whenever the
 * client is too slow for the others.
 */
export class SilentFollower implements AsyncIterableIterator<ExecutionResult>, LiveFollower {
  readonly #deps: FollowerDeps;
  readonly #outcome = Promise.withResolvers<ExecutionResult | null>();
  #cursor: number;
  #state: 'new' | 'following' | 'told' | 'ended' = 'new';

  constructor(deps: FollowerDeps) {
    this.#deps = deps;
    this.#cursor = deps.lines.output.after;
  }

  async next(): Promise<IteratorResult<ExecutionResult>> {
    if (this.#state === 'new') this.#begin();
    const last = await this.#outcome.promise;
    if (last === null || this.#state === 'told') return { done: true, value: undefined };
    this.#state = 'told';
    return { done: false, value: last };
  }

  async return(): Promise<IteratorResult<ExecutionResult>> {
    this.end();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  take(batch: FrameBatch): void {
    if (this.#cursor >= batch.last) return;
    if (this.#deps.outlet.isFull) {
      this.#deps.group.leave(this);
      this.#catchUp();
    } else {
      this.#write(batch.after(this.#cursor));
    }
  }

  end(): void {
    if (this.#release()) this.#outcome.resolve(null);
  }

  fail(cause: unknown): void {
    if (this.#release()) this.#deps.failed(cause).then(this.#outcome.resolve, this.#outcome.reject);
  }

  #begin(): void {
    this.#state = 'following';
    const { signal } = this.#deps.lines.output;
    signal.addEventListener('abort', () => this.fail(signal.reason), { once: true });
    if (signal.aborted) this.fail(signal.reason);
    else this.#catchUp();
  }

  #catchUp(): void {
    this.#readOn().catch((cause: unknown) => this.fail(cause));
  }

  async #readOn(): Promise<void> {
    const { group, outlet } = this.#deps;
    await group.ready();
    while (this.#state === 'following' && !group.join(this, this.#cursor)) {
      if (outlet.isFull) {
        await outlet.drained();
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
    batch.writeTo(this.#deps.outlet, this.#deps.id);
    this.#cursor = batch.last;
  }

  /** False: that was done before. */
  #release(): boolean {
    if (this.#state === 'ended' || this.#state === 'told') return false;
    this.#state = 'ended';
    this.#deps.group.leave(this);
    this.#deps.onEnd();
    // Only lets go of what the follower was given; nothing waits for it.
    this.#deps.lines.return().catch(() => undefined);
    return true;
  }
}
