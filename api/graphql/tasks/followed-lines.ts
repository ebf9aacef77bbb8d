import type { OutputLine } from '../../../domain/tasks/output-line.ts';
import type { FollowedOutput } from '../../../domain/tasks/watch-tasks.ts';
import { follow } from '../follow.ts';
import type { Followed } from '../follow.ts';

/**
 * What the subscription to a task's output resolves: line after line for whoever asks for them one by one, and, for a transport that serves
 * many followers at once, the leave to take the lines from where all of them are. It holds nothing before the first line is asked for.
 */
export class FollowedLines implements AsyncIterableIterator<Followed<OutputLine>> {
  readonly output: FollowedOutput;
  #lines: Promise<AsyncIterableIterator<Followed<OutputLine>>> | null = null;
  #hasLeft = false;

  constructor(output: FollowedOutput) {
    this.output = output;
  }

  async next(): Promise<IteratorResult<Followed<OutputLine>>> {
    if (this.#hasLeft) return { done: true, value: undefined };
    this.#lines ??= follow(async (until) => each(this.output.lines(until)));
    return (await this.#lines).next();
  }

  /** Gives up the follower's leave. */
  async return(): Promise<IteratorResult<Followed<OutputLine>>> {
    this.#hasLeft = true;
    const lines = await this.#lines;
    return (await lines?.return?.()) ?? { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

/** The lines for one follower; rejects when the output may not be followed. */
export async function followLines(opened: Promise<FollowedOutput>): Promise<FollowedLines> {
  return new FollowedLines(await opened);
}

async function* each(batches: AsyncIterable<readonly OutputLine[]>): AsyncGenerator<OutputLine> {
  for await (const lines of batches) yield* lines;
}
