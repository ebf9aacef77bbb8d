import type { Principal } from '../../domain/access/principal.ts';
import type { Attachment } from '../../domain/conversation/read-files.ts';
import type { Turn } from '../../domain/conversation/turn.ts';
import type { Project } from '../../domain/tasks/project.ts';
import type { QueuePlace } from '../../domain/tasks/queue-place.ts';
import type { Task } from '../../domain/tasks/task.ts';
import type { UseCases } from '../../domain/use-cases.ts';
import { makeGather } from './gather.ts';

/** What every resolver gets: who asks, and what can be asked for. */
export interface ApiContext {
  /** Null: nobody is known to ask, so the policy refuses everything. */
  readonly principal: Principal | null;
  readonly useCases: UseCases;
  /** Where people reach Parley, without a slash at the end; links begin with it. */
  readonly publicUrl: string;
  /** The project with this id, asked for once per operation; rejects like the use case. */
  readonly project: (id: string) => Promise<Project>;
  /** What came with a turn's message; those of many turns are asked for together. */
  readonly filesOf: (turn: Turn) => Promise<readonly Attachment[]>;
  /** The same for what goes out with its reply. */
  readonly replyFilesOf: (turn: Turn) => Promise<readonly Attachment[]>;
  /** The same for what a task hands over. */
  readonly taskFilesOf: (task: Task) => Promise<readonly Attachment[]>;
  /** Where a task stands in the queue; null: it runs or has ended. Those of many are asked for together. */
  readonly placeOf: (task: Task) => Promise<QueuePlace | null>;
  /** The tasks that start after this one; those of many tasks are asked for together. */
  readonly dependentsOf: (task: Task) => Promise<readonly Task[]>;
}

/** The context of one operation. */
export function makeContext(from: Pick<ApiContext, 'principal' | 'useCases' | 'publicUrl'>): ApiContext {
  const projects = new Map<string, Promise<Project>>();
  const { files } = from.useCases;
  return {
    ...from,
    filesOf: perTurn(async (turns) => files.ofTurns(from.principal, turns)),
    replyFilesOf: perTurn(async (turns) => files.sentByTurns(from.principal, turns)),
    taskFilesOf: makeGather(async (tasks: readonly Task[]) => {
      const found = await files.sentByTasks(from.principal, tasks);
      return ({ id }: Task): readonly Attachment[] => found.get(id) ?? [];
    }),
    placeOf: makeGather(async (tasks: readonly Task[]) => {
      const found = await from.useCases.taskSurroundings.places(tasks);
      return ({ id }: Task) => found.get(id) ?? null;
    }),
    dependentsOf: makeGather(async (tasks: readonly Task[]) => {
      const found = await from.useCases.taskSurroundings.dependents(from.principal, tasks);
      return ({ id }: Task) => found.filter(({ after }) => after.some(({ taskId }) => taskId === id));
    }),
    project: (id) => {
      const known = projects.get(id) ?? from.useCases.projects.get(from.principal, id);
      projects.set(id, known);
      return known;
    },
  };
}

function perTurn(load: (turns: readonly Turn[]) => Promise<ReadonlyMap<string, readonly Attachment[]>>) {
  return makeGather(async (turns: readonly Turn[]) => {
    const found = await load(turns);
    return ({ id }: Turn): readonly Attachment[] => found.get(id) ?? [];
  });
}
