import { discardKept } from './discard-kept.ts';
import { startPluginJobs } from './start-plugin-jobs.ts';

/** Runs the jobs of plugins and removes what was kept for them and is old, until it is ended. Returns how to end that. */
export function lookAfterPlugins(deps: Parameters<typeof startPluginJobs>[0] & Parameters<typeof discardKept>[0]): () => Promise<void> {
  const ends = [startPluginJobs(deps), discardKept(deps)];
  return async () => {
    await Promise.all(ends.map((end) => end()));
  };
}
