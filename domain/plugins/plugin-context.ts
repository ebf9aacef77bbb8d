import { decideAccess } from '../access/policy.ts';
import type { Action } from '../access/actions.ts';
import { ConflictError, ForbiddenError } from '../errors.ts';
import type { Json, PluginPermission } from './contract.ts';
import type { BareContext } from './define-plugin.ts';
import type { ContextDeps, PluginCall } from './plugin-call.ts';
import { doOnce } from './do-once.ts';
import { makeIndexOf } from './index-of.ts';
import { makeJobsOf } from './jobs-of.ts';
import { reachOf } from './reach-of.ts';
import { makeSharedOf, makeStoreOf } from './store-of.ts';
import { makeVaultOf } from './vault-of.ts';

/** What a permission stands for in the policy: a manifest alone gives nobody more than their role. */
const ACTIONS: Readonly<Record<PluginPermission, Action>> = {
  model: 'plugin.model',
  jobs: 'plugin.jobs',
  internet: 'plugin.internet',
  'shared-store': 'plugin.share',
  index: 'plugin.find',
};

/** What a plugin works with. Everything beyond the person's own values is there only by permission (I7), and nothing is once its signal has aborted. */
export function makePluginContext(deps: ContextDeps, call: PluginCall): BareContext {
  const { plugin, person, signal } = call;
  const allow = makeAllow(call);
  const own = { plugin: plugin.name, personId: person.id };
  const fields = (extra: Readonly<Record<string, Json>> = {}) => ({ ...extra, plugin: plugin.name });
  return {
    person: { id: person.id, name: person.name, role: person.role },
    language: person.language,
    zone: person.timeZone,
    audience: call.conversation.audience,
    now: () => deps.clock.now(),
    sleep: async (milliseconds, until) => deps.clock.sleep(milliseconds, until === undefined ? signal : AbortSignal.any([signal, until])),
    log: {
      info: (event, extra) => deps.logger.info(`plugin.${event}`, fields(extra)),
      warn: (event, extra) => deps.logger.warn(`plugin.${event}`, fields(extra)),
    },
    signal,
    store: makeStoreOf(deps, own, () => allow(null)),
    vault: makeVaultOf(deps, own, () => allow(null)),
    shared: makeSharedOf(deps, plugin.name, () => allow('shared-store')),
    index: makeIndexOf(deps, call, {
      find: () => allow('index'),
      takeIn: () => allow('index', 'plugin.take-in'),
    }),
    once: async (key, effect, found) => {
      allow(null);
      return doOnce(deps.pluginValues, own, { key, effect, found });
    },
    ...reachOf(deps, call, allow),
    jobs: makeJobsOf(deps, call, () => allow('jobs')),
    show: (text) => {
      allow(null);
      call.show?.(text);
    },
  };
}

/** Throws when this may not be used: not named in the manifest, not for this person's role, or too late. `permission` null: everybody may. */
function makeAllow({ plugin, principal, signal }: PluginCall): (permission: PluginPermission | null, action?: Action) => void {
  return (permission, action) => {
    if (signal.aborted) throw new ConflictError(`The time of the plugin ${plugin.name} is over.`);
    if (permission === null) return;
    if (!plugin.permissions.includes(permission))
      throw new ForbiddenError(`The plugin ${plugin.name} does not name the permission "${permission}".`);
    if (!decideAccess(principal, action ?? ACTIONS[permission]).allowed)
      throw new ForbiddenError(`For this person the plugin ${plugin.name} may not use "${permission}".`);
  };
}
