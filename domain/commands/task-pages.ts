import type { Principal } from '../access/principal.ts';
import type { Task } from '../tasks/task.ts';
import type { WatchTasks } from '../tasks/watch-tasks.ts';

const PAGE = 100;

/** The tasks that somebody sees, page by page, the newest first: whoever looks for one stops at the page that has it. */
export async function* taskPages({ list }: Pick<WatchTasks, 'list'>, principal: Principal): AsyncGenerator<readonly Task[]> {
  for (let after: string | null = null; ;) {
    const { items, hasMore }: Awaited<ReturnType<typeof list>> = await list(principal, { limit: PAGE, after }, false);
    yield items.map(({ item }) => item);
    if (!hasMore) return;
    after = items.at(-1)?.cursor ?? null;
  }
}
