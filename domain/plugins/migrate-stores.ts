import { RejectedError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { Rewriting, ValueSpace } from '../ports/plugin-values.ts';
import type { Json } from './contract.ts';
import type { OpenPlugin } from './define-plugin.ts';
import type { Installation } from './install-plugins.ts';
import { makeStagedValues } from './staged-values.ts';
import { makeStoreOf } from './store-of.ts';
import { makeVaultOf } from './vault-of.ts';
import { withinTime } from './within-time.ts';

const MIGRATE_MS = 30_000;
const AGAIN_MS = 200;
const MOST_PLUGINS = 1_000;
/** What is noted by Parley itself stands under a name that no plugin may have. */
const NOTES = { plugin: 'parley/', personId: null };
const PREFIX = 'store-version:';

type MigrateDeps = Pick<Ports, 'pluginValues' | 'sealer' | 'clock' | 'logger'>;

/**
 * Has plugins make over what older versions of them kept, each in one transaction. One that cannot, or whose data a newer version wrote, is left out with the
 * reason, and its data stay as they are. `held`: those that held up the last process, perhaps by this; they are left out, too, until the next start.
 */
export async function migrateStores(
  deps: MigrateDeps,
  { plugins, problems }: Installation,
  held: readonly string[] = [],
): Promise<Installation> {
  const rows = await deps.pluginValues.list(NOTES, PREFIX, MOST_PLUGINS);
  const noted = new Map(rows.map(({ key, value }) => [key.slice(PREFIX.length), value]));
  const found = await Promise.all(
    plugins.map(async (plugin) => {
      const because = await problemOf(deps, plugin, { noted: noted.get(plugin.name) ?? null, hasHeld: held.includes(plugin.name) });
      return { plugin, problem: because === null ? null : `The plugin ${plugin.name} was not loaded: ${because}.` };
    }),
  );
  return {
    plugins: found.flatMap(({ plugin, problem }) => (problem === null ? [plugin] : [])),
    problems: [...problems, ...found.flatMap(({ problem }) => (problem === null ? [] : [problem]))],
  };
}

/** Why a plugin cannot use what is kept; null: it can. */
async function problemOf(
  deps: MigrateDeps,
  plugin: OpenPlugin,
  { noted, hasHeld }: { readonly noted: Json | null; readonly hasHeld: boolean },
): Promise<string | null> {
  const { name, storeVersion } = plugin;
  // What was kept before anybody counted is of version 1.
  const from = versionOf(noted);
  if (from === storeVersion) return null;
  if (from > storeVersion) return newer(from, storeVersion);
  if (hasHeld) return 'it held up Parley, so what it keeps is not taken to another version before the next start';
  const never = new AbortController().signal;
  const result = await withinTime({ clock: deps.clock, signal: never, milliseconds: MIGRATE_MS }, (signal) =>
    migrate(deps, plugin, signal),
  );
  if (result.kind === 'done') return result.value;
  const cause = result.kind === 'failed' ? result.cause : null;
  deps.logger.error('plugin.not-migrated', { plugin: name, from, to: storeVersion, because: result.kind, cause });
  const why = cause === null ? 'that took more than 30 seconds' : cause instanceof Error ? firstLine(cause.message) : 'that failed';
  return `what it keeps could not be taken from version ${String(from)} to version ${String(storeVersion)}: ${why}`;
}

/** Null: it is done, by this process or another one. */
async function migrate(deps: MigrateDeps, plugin: OpenPlugin, signal: AbortSignal): Promise<string | null> {
  const { name, storeVersion } = plugin;
  let problem: string | null = null;
  let failure: { readonly cause: unknown } | null = null;
  let from = 1;
  const rewriting: Rewriting = {
    note: { space: NOTES, key: PREFIX + name },
    next: (noted) => {
      from = versionOf(noted);
      problem = from > storeVersion ? newer(from, storeVersion) : null;
      return from < storeVersion ? storeVersion : null;
    },
    space: async (space, values) => {
      try {
        return await madeOver(deps, plugin, { space, values, from, signal });
      } catch (cause) {
        failure = { cause };
        throw cause;
      }
    },
  };
  try {
    while (!(await deps.pluginValues.rewrite(name, rewriting))) await deps.clock.sleep(AGAIN_MS, signal);
  } catch (cause) {
    // What the plugin threw, not what the database made of it.
    throw failure === null ? cause : thrownBy(failure);
  }
  if (problem === null) deps.logger.info('plugin.migrated', { plugin: name, from, to: storeVersion });
  return problem;
}

function thrownBy({ cause }: { readonly cause: unknown }): unknown {
  return cause;
}

interface Kept {
  readonly space: ValueSpace;
  readonly values: ReadonlyMap<string, Json>;
  readonly from: number;
  readonly signal: AbortSignal;
}

async function madeOver(deps: MigrateDeps, plugin: OpenPlugin, { space, values, from, signal }: Kept): Promise<ReadonlyMap<string, Json>> {
  const staged = makeStagedValues(values);
  const allow = (): void => signal.throwIfAborted();
  const within = { ...deps, pluginValues: staged.values };
  const kept = { store: makeStoreOf(within, space, allow), vault: makeVaultOf(within, space, allow), isShared: space.personId === null };
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new RejectedError('that took too long')), { once: true });
  });
  await Promise.race([plugin.migrate(from, kept), late]);
  return staged.all();
}

function versionOf(noted: Json | null): number {
  return typeof noted === 'number' ? noted : 1;
}

function newer(kept: number, own: number): string {
  return `what it keeps was written by a newer version of it (${String(kept)}, and this one knows ${String(own)}), which is to be installed again`;
}

function firstLine(message: string): string {
  const [line = ''] = message.split('\n', 1);
  return line.replace(/\.$/, '');
}
