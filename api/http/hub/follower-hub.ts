import { createSourceEventStream, subscribe } from 'graphql';
import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { Principal } from '../../../domain/access/principal.ts';
import { FollowedLines } from '../../graphql/tasks/followed-lines.ts';
import { isTaskOutput, makeOperationKey } from './operation-key.ts';
import type { Turnstile } from '../turnstile.ts';
import type { Outlet } from './outlet.ts';
import type { ShowResult } from './line-maker.ts';
import { OutputGroups } from './output-groups.ts';
import { SilentFollower } from './silent-follower.ts';

/** Whose operation it is, and where its frames leave. */
interface Subscriber {
  readonly id: string;
  readonly principal: Principal | null;
  readonly outlet: Outlet;
}

interface HubDeps {
  readonly show: ShowResult;
  /** Where followers wait until it is their turn to be let in. */
  readonly door: Turnstile;
}

/**
 * Gives the output of tasks to many followers at once. graphql-ws owns each subscription: its id, access at the start, limits, its end. The hub
 * makes each line once for all who asked for it in the same way and writes it to their connections; everything else goes the ordinary way.
 */
export function makeFollowerHub({ show, door }: HubDeps) {
  const groups = new OutputGroups(show);
  const operationKey = makeOperationKey();
  const announced = new WeakMap<ExecutionArgs, Subscriber>();

  const follow = ({ output }: FollowedLines, args: ExecutionArgs, { id, principal, outlet }: Subscriber): SilentFollower => {
    // graphql-ws keeps the arguments as long as the subscription; the group's own copy is all that is executed.
    const membership = groups.enter(operationKey(args, principal), output, { ...args });
    args.contextValue = null;
    return new SilentFollower({
      after: output.after,
      id: Buffer.from(JSON.stringify(id)),
      outlet,
      membership,
      watchAllowed: output.watchAllowed,
    });
  };

  return {
    /** Says whose operation it is that is about to be subscribed to. */
    announce(args: ExecutionArgs, subscriber: Subscriber): ExecutionArgs {
      announced.set(args, subscriber);
      return args;
    },

    /** In place of graphql's own `subscribe`. */
    async subscribe(args: ExecutionArgs): Promise<AsyncIterable<ExecutionResult> | ExecutionResult> {
      const subscriber = announced.get(args);
      announced.delete(args);
      if (subscriber === undefined || !isTaskOutput(args)) return subscribe(args);
      // Its source alone: the lines are executed later, once for all.
      const opened = await door(() => createSourceEventStream(args));
      if (opened instanceof FollowedLines) return follow(opened, args, subscriber);
      if (Symbol.asyncIterator in opened) throw new Error('A task’s output is something else than its lines.');
      return opened;
    },
  };
}
