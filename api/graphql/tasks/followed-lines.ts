import type { OutputLine } from '../../../domain/tasks/output-line.ts';
import type { FollowedOutput } from '../../../domain/tasks/watch-tasks.ts';
import { follow } from '../follow.ts';
import type { Followed } from '../follow.ts';

/**
 * What the subscription to a task's output resolves: line after line for whoever asks for them one by one, and, for a transport that serves
 * many followers at once, the leave to take the lines from where all of them are.
 */
export class FollowedLines implements AsyncIterableIterator<Followed<OutputLine>> {
  readonly output: FollowedOutput;
  readonly #lines: AsyncIterableIterator<Followed<OutputLine>>;

  constructor(output: FollowedOutput, lines: AsyncIterableIterator<Followed<OutputLine>>) {
    this.output = output;
    this.#lines = lines;
  }

  next(): Promise<IteratorResult<Followed<OutputLine>>> {
    return this.#lines.next();
  }

  /** Gives up the follower's leave, whichever way it took its lines. */
  async return(): Promise<IteratorResult<Followed<OutputLine>>> {
    return (await this.#lines.return?.()) ?? { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

/** Opens the output for one follower; rejects when it cannot be opened. */
export async function followLines(open: (until: AbortSignal) => Promise<FollowedOutput>): Promise<FollowedLines> {
  const { promise, resolve } = Promise.withResolvers<FollowedOutput>();
  const lines = await follow(async (until) => {
    const output = await open(until);
    resolve(output);
    return each(output);
  });
  return new FollowedLines(await promise, lines);
}

async function* each(batches: AsyncIterable<readonly OutputLine[]>): AsyncGenerator<OutputLine> {
  for await (const lines of batches) yield* lines;
}
