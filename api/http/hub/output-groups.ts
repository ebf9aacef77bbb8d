import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { FollowedOutput } from '../../../domain/tasks/watch-tasks.ts';
import { executeFor, makeLineMaker } from './line-maker.ts';
import type { ShowResult } from './line-maker.ts';
import { OutputGroup } from './output-group.ts';

/** A group as its followers know it, all of whom share this. */
export interface Membership {
  readonly group: OutputGroup;
  /** The result that tells a follower what went wrong. */
  failed(cause: unknown): Promise<ExecutionResult>;
  /** To be called once by each follower: the group ends with its last one. */
  leave(): void;
}

interface Entry extends Membership {
  followers: number;
}

/** The groups of this process by task and operation. */
export class OutputGroups {
  readonly #show: ShowResult;
  readonly #groups = new Map<string, Entry>();

  constructor(show: ShowResult) {
    this.#show = show;
  }

  /** `operation` is the same for those whose payloads are the same; `args` is what is executed for all of them when this one is the first. */
  enter(operation: string, output: FollowedOutput, args: ExecutionArgs): Membership {
    const key = `${output.taskId} ${operation}`;
    const entry = this.#groups.get(key) ?? this.#begin(key, output, args);
    entry.followers += 1;
    return entry;
  }

  #begin(key: string, output: FollowedOutput, args: ExecutionArgs): Entry {
    const entry: Entry = {
      group: new OutputGroup(output.join(), makeLineMaker(args, this.#show)),
      failed: async (cause) => executeFor(args, { kind: 'failed', cause }),
      followers: 0,
      leave: () => {
        entry.followers -= 1;
        if (entry.followers > 0) return;
        this.#groups.delete(key);
        entry.group.close();
      },
    };
    this.#groups.set(key, entry);
    return entry;
  }
}
