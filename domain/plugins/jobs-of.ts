import { ConflictError, InvalidInputError } from '../errors.ts';
import { taskIdOf } from '../tasks/task-id.ts';
import type { PluginJob, PluginJobs } from './contract.ts';
import type { ContextDeps, PluginCall } from './plugin-call.ts';
import type { StoredJob } from './stored-job.ts';

const MOST = 1_000;

/** A person's jobs of one plugin. `allow` throws when they may not be used. */
export function makeJobsOf(
  { pluginJobs, clock, doorbell }: Pick<ContextDeps, 'pluginJobs' | 'clock' | 'doorbell'>,
  { plugin, person, conversation, origin }: Pick<PluginCall, 'plugin' | 'person' | 'conversation' | 'origin'>,
  allow: () => void,
): PluginJobs {
  const owner = { plugin: plugin.name, personId: person.id };
  let added = 0;
  const allowed = async (): Promise<void> => allow();
  const stored = async (): Promise<readonly PluginJob[]> => (await pluginJobs.list(owner)).map(jobOf);
  return {
    add: async ({ job, at, body }) => {
      allow();
      added += 1;
      if (Number.isNaN(at.getTime())) throw new InvalidInputError('at', 'A job needs a time.');
      const known = await pluginJobs.list(owner);
      const id = taskIdOf(`plugin:${plugin.name}:${person.id}:${origin}:${String(added)}`);
      if (known.length >= MOST && known.every((each) => each.id !== id))
        throw new ConflictError(`The plugin ${plugin.name} keeps at most ${String(MOST)} jobs for one person.`);
      const whose = { ...owner, conversationId: conversation.id };
      const first = { dueAt: at, failures: 0, version: 1, createdAt: clock.now() };
      const kept = await pluginJobs.add({ id, job, at, body, ...whose, ...first });
      doorbell.ring('work:plugins');
      return jobOf(kept);
    },
    list: async () => allowed().then(stored),
    change: async (read, { at, body }) => {
      allow();
      const before = (await pluginJobs.list(owner)).find((each) => isAsRead(each, read));
      if (before === undefined) return false;
      const isChanged = await pluginJobs.move(before, { at, dueAt: at, failures: 0, body }, null);
      doorbell.ring('work:plugins');
      return isChanged;
    },
    remove: async (id) => {
      allow();
      return pluginJobs.remove(owner, id);
    },
  };
}

export function jobOf({ id, job, at, body }: StoredJob): PluginJob {
  return { id, job, at, body };
}

function isAsRead(stored: StoredJob, { id, at, body }: PluginJob): boolean {
  return stored.id === id && stored.at?.getTime() === at?.getTime() && JSON.stringify(stored.body) === JSON.stringify(body);
}
