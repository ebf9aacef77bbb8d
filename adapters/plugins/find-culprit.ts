/** A plugin that is not built in, as the watch knows it. */
export interface WatchedPlugin {
  /** As parley.yaml names it. */
  readonly from: string;
  /** Of its folder, with and without links followed; each ends with a slash. */
  readonly urls: readonly string[];
  /** Null: it is still being loaded. */
  readonly name: string | null;
}

/**
 * Whose code holds the main thread: what runs innermost in a plugin's folder. Where the stack tells nothing, as in the middle of collecting garbage, the
 * one that works, if only one does. `working`: how many calls of each are under way. Null: nobody knows.
 */
export function findCulprit(stack: readonly string[], plugins: readonly WatchedPlugin[], working: readonly number[]): WatchedPlugin | null {
  for (const url of stack) {
    const whose = plugins.find(({ urls }) => urls.some((own) => url.startsWith(own)));
    if (whose !== undefined) return whose;
  }
  if (stack.length > 0) return null;
  const [one, ...others] = plugins.filter(({ name }, at) => name === null || (working[at] ?? 0) > 0);
  return one !== undefined && others.length === 0 ? one : null;
}
