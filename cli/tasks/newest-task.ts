import type { Client } from '../client.ts';
import { Failure } from '../failure.ts';
import type { NewestTasksQuery } from '../generated/graphql.ts';
import { NEWEST_TASKS } from './template-documents.ts';

type Task = NonNullable<NewestTasksQuery['tasks']>['edges'][number]['node'];

const hasEnded = ({ endedAt }: Task): boolean => endedAt !== null;

/** Which task a verb takes that names none, as in a chat, and what is said where there is none. */
const FITS = {
  tasklog: { isFit: () => true, none: 'There are no tasks yet.' },
  stop: { isFit: (task: Task) => task.isMine && !hasEnded(task), none: 'None of your tasks runs or waits.' },
  retry: { isFit: (task: Task) => task.isMine && hasEnded(task), none: 'None of your tasks has ended yet.' },
} as const;

/** The task's code: the one that was given, else that of the newest one that fits the verb. Throws a Failure when none does. */
export async function codeOrNewest(client: Client, verb: keyof typeof FITS, code: string | undefined): Promise<string> {
  if (code !== undefined) return code;
  const { isFit, none } = FITS[verb];
  for await (const tasks of pages(client)) {
    const found = tasks.find(isFit);
    if (found !== undefined) return found.shortId;
  }
  throw new Failure(none);
}

/** The code of one's own task that was the last to end with a context to go on with. Throws a Failure when there is none. */
export async function lastEnded(client: Client): Promise<string> {
  for await (const tasks of pages(client)) {
    const ended = tasks.filter((task) => task.isMine && task.prompt !== null && hasEnded(task));
    const [last] = ended.toSorted((a, b) => Date.parse(b.endedAt ?? '') - Date.parse(a.endedAt ?? ''));
    if (last !== undefined) return last.shortId;
  }
  throw new Failure('None of your tasks has ended with a context to go on with.');
}

/** All tasks that the person sees, page by page, the newest first. */
async function* pages({ ask }: Client): AsyncGenerator<readonly Task[]> {
  for (let after: string | null = null; ;) {
    const { tasks }: NewestTasksQuery = await ask(NEWEST_TASKS, { after });
    if (tasks === null) return;
    yield tasks.edges.map(({ node }) => node);
    if (!tasks.pageInfo.hasNextPage) return;
    after = tasks.pageInfo.endCursor;
  }
}
