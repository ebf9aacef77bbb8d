import { ConflictError, InvalidInputError } from '../errors.ts';
import { taskIdOf } from '../tasks/task-id.ts';
import type { JobPlace, PlacedJob, PluginJob, PluginJobs } from './contract.ts';
import type { ContextDeps, PluginCall } from './plugin-call.ts';
import { privateChatOf } from './private-chat-of.ts';
import type { StoredJob } from './stored-job.ts';

const MOST = 1_000;

type JobsCall = Pick<PluginCall, 'plugin' | 'person' | 'conversation' | 'origin'>;

/** A person's jobs of one plugin. `allow` throws when they may not be used. */
export function makeJobsOf(
  deps: Pick<ContextDeps, 'conversations' | 'pluginJobs' | 'clock' | 'doorbell'>,
  call: JobsCall,
  allow: () => void,
): PluginJobs {
  const { pluginJobs, clock, doorbell } = deps;
  const { plugin, person, conversation, origin } = call;
  const owner = { plugin: plugin.name, personId: person.id };
  let added = 0;
  const allowed = async (): Promise<void> => allow();
  const placed = (job: StoredJob): PlacedJob => ({ ...jobOf(job), isHere: job.conversationId === conversation.id });
  const stored = async (): Promise<readonly PlacedJob[]> => (await pluginJobs.list(owner)).map(placed);
  return {
    add: async ({ job, at, body }, place = 'here') => {
      allow();
      added += 1;
      if (Number.isNaN(at.getTime())) throw new InvalidInputError('at', 'A job needs a time.');
      const id = taskIdOf(`plugin:${plugin.name}:${person.id}:${origin}:${String(added)}`);
      refuseTooMany(plugin.name, await pluginJobs.list(owner), id);
      const first = { conversationId: await placeOf(deps, call, place), dueAt: at, failures: 0, version: 1, createdAt: clock.now() };
      const kept = await pluginJobs.add({ id, job, at, body, ...owner, ...first });
      doorbell.ring('work:plugins');
      return placed(kept);
    },
    list: async () => allowed().then(stored),
    change: async (read, { at, body }, place) => {
      allow();
      const before = (await pluginJobs.list(owner)).find((each) => isAsRead(each, read));
      if (before === undefined) return false;
      const conversationId = place === 'private' ? await placeOf(deps, call, place) : before.conversationId;
      const isChanged = await pluginJobs.move(before, { at, dueAt: at, failures: 0, body, conversationId }, null);
      doorbell.ring('work:plugins');
      return isChanged;
    },
    remove: async (id) => {
      allow();
      return pluginJobs.remove(owner, id);
    },
  };
}

function refuseTooMany(plugin: string, known: readonly StoredJob[], id: string): void {
  if (known.length < MOST || known.some((each) => each.id === id)) return;
  throw new ConflictError(`The plugin ${plugin} keeps at most ${String(MOST)} jobs for one person.`);
}

async function placeOf(deps: Pick<ContextDeps, 'conversations'>, { conversation, person }: JobsCall, place: JobPlace): Promise<string> {
  if (place === 'here') return conversation.id;
  return (await privateChatOf(deps, conversation, person.id))?.id ?? conversation.id;
}

export function jobOf({ id, job, at, body }: StoredJob): PluginJob {
  return { id, job, at, body };
}

function isAsRead(stored: StoredJob, { id, at, body }: PluginJob): boolean {
  return stored.id === id && stored.at?.getTime() === at?.getTime() && JSON.stringify(stored.body) === JSON.stringify(body);
}
