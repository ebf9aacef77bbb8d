import { realpathSync } from 'node:fs';
import { url as debuggerUrl } from 'node:inspector';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

import type { OpenPlugin } from '../../domain/plugins/define-plugin.ts';
import type { PluginPlace } from './plugin-place.ts';

const BEAT_MS = 100;
/** Twenty looks without a beat are too many. */
const LOOK_MS = 500;
/** In front of the numbers of the plugins: the beat, and whether somebody debugs. */
const OWN_NUMBERS = 2;

export type HoldWatch = ReturnType<typeof watchHolds>;

/**
 * Watches from another thread that none of these plugins holds up the main one for about ten seconds, or takes all memory in it: then it is written into
 * `file`, and the process is ended, as nothing in it would be done any more.
 */
export function watchHolds(places: readonly PluginPlace[], file: string, lookMs = LOOK_MS) {
  const shared = new SharedArrayBuffer((OWN_NUMBERS + places.length) * Int32Array.BYTES_PER_ELEMENT);
  const numbers = new Int32Array(shared);
  const plugins = places.map(({ from, folder }) => ({
    from,
    urls: [folder, realpathSync(folder)].map((path) => `${pathToFileURL(path).href}/`),
  }));
  const thread = new Worker(new URL('./hold-watch-thread.ts', import.meta.url), {
    workerData: { shared, file, plugins, lookMs },
    execArgv: [],
  });
  thread.unref();
  setInterval(
    () => {
      Atomics.store(numbers, 1, debuggerUrl() === undefined ? 0 : 1);
      Atomics.add(numbers, 0, 1);
    },
    Math.min(BEAT_MS, lookMs),
  ).unref();
  return {
    /** Says what a plugin is called, once it is loaded, and notes from then on when it works. */
    guard: (from: string, plugin: OpenPlugin): OpenPlugin => {
      thread.postMessage({ from, name: plugin.name }, []);
      const at = OWN_NUMBERS + places.findIndex((place) => place.from === from);
      return at < OWN_NUMBERS ? plugin : noted(plugin, (change) => void Atomics.add(numbers, at, change));
    },
    end: async () => thread.terminate(),
  };
}

/** The same plugin, of which is noted how many calls are under way. */
function noted(plugin: OpenPlugin, note: (change: 1 | -1) => void): OpenPlugin {
  const during = async <T>(work: () => Promise<T>): Promise<T> => {
    note(1);
    try {
      return await work();
    } finally {
      note(-1);
    }
  };
  return {
    ...plugin,
    match: (message) => {
      note(1);
      try {
        return plugin.match(message);
      } finally {
        note(-1);
      }
    },
    migrate: async (...given) => during(async () => plugin.migrate(...given)),
    handle: async (...given) => during(async () => plugin.handle(...given)),
    press: async (...given) => during(async () => plugin.press(...given)),
    runCommand: async (...given) => during(async () => plugin.runCommand(...given)),
    runJob: async (...given) => during(async () => plugin.runJob(...given)),
    tools: plugin.tools.map((tool) => ({ ...tool, run: async (...given) => during(async () => tool.run(...given)) })),
  };
}
