import type { Person } from '../access/person.ts';
import { addressKey } from '../messaging/address.ts';
import type { Ports } from '../ports/ports.ts';
import type { Redactor } from '../redaction/redactor.ts';
import type { JobResult } from './contract.ts';
import type { OpenPlugin } from './define-plugin.ts';
import { jobOf } from './jobs-of.ts';
import { keptForPlugins } from './kept-for-plugins.ts';
import { pinOf } from './pin-of.ts';
import { makePluginContext } from './plugin-context.ts';
import type { ContextDeps } from './plugin-call.ts';
import { PLUGIN_TEXTS } from './plugin-texts.ts';
import { replyFiles } from './reply-files.ts';
import type { StoredJob } from './stored-job.ts';
import { withinTime } from './within-time.ts';

const JOB_MS = 60_000;
const MOST_FAILURES = 5;
const FIRST_PAUSE_MS = 5_000;
const MAX_TEXT = 20_000;
/** More people than one installation has. */
const EVERYBODY = 10_000;

export interface RunJobDeps extends ContextDeps, Pick<Ports, 'people' | 'conversations' | 'crashPoints' | 'pluginJobs' | 'ids'> {
  readonly plugins: readonly OpenPlugin[];
  readonly redactor: Redactor;
}

/**
 * Runs a job whose time has come. What it comes to is told and kept in one transaction that only one can win, so that a job that was run twice (after a
 * kill, or by two workers) tells once. One that fails is tried again, later each time, and given up after five times: then the person is told.
 */
export function makeRunJob(deps: RunJobDeps) {
  return async (stored: StoredJob, stopped: AbortSignal): Promise<void> => {
    const { plugin: name, id, at } = stored;
    const plugin = deps.plugins.find((each) => each.name === name);
    if (plugin === undefined || at === null) return;
    try {
      const [person, conversation] = await Promise.all([personOf(deps, stored.personId), deps.conversations.get(stored.conversationId)]);
      if (person === null || conversation === null) return await finish(deps, stored, { tell: null, next: null });
      const place = addressKey(conversation.address);
      const principal = { personId: person.id, role: person.role, scope: 'admin', tokenId: null, place } as const;
      const result = await withinTime({ clock: deps.clock, signal: stopped, milliseconds: JOB_MS }, async (signal) => {
        const origin = `job:${id}:${String(stored.version)}`;
        const run = { kind: 'plugin', id: deps.ids.uuid() } as const;
        const context = makePluginContext(deps, {
          plugin,
          person,
          principal,
          conversation,
          origin,
          run,
          onForeign: () => undefined,
          signal,
        });
        return plugin.runJob({ ...jobOf(stored), at }, context);
      });
      if (stopped.aborted) return;
      if (result.kind === 'done' && result.value !== null) return await finish(deps, stored, result.value, person.language);
      deps.logger.error('plugin.job-failed', {
        plugin: name,
        id,
        because: result.kind,
        cause: result.kind === 'failed' ? result.cause : null,
      });
      await putOff(deps, stored, plugin, person);
    } catch (cause) {
      // Such as a database that is away: its time stays, and it is tried again.
      deps.logger.warn('plugin.job-wait', { plugin: name, id, cause });
      await deps.clock.sleep(FIRST_PAUSE_MS, stopped).catch(() => undefined);
    }
  };
}

/** Null: they are gone or shut out. */
async function personOf({ people }: Pick<Ports, 'people'>, personId: string): Promise<Person | null> {
  const found = (await people.list(EVERYBODY)).find(({ id }) => id === personId);
  return found === undefined || found.isBlocked ? null : found;
}

async function finish(
  deps: RunJobDeps,
  stored: StoredJob,
  { tell, next, body = stored.body }: JobResult,
  language: Person['language'] = 'en',
): Promise<void> {
  const { plugin, id, version, personId, conversationId } = stored;
  const key = `plugin:${plugin}:${id}:${String(version)}`;
  const buttons = tell?.buttons ?? [];
  await keptForPlugins(deps).offer(key, { plugin, personId, conversationId }, buttons);
  const choices = buttons.map(({ label }) => deps.redactor.text(label));
  deps.crashPoints.reach('before.plugin-job.move');
  const { files, unsent } = replyFiles(deps, { plugin, run: key, language }, tell ?? {});
  const text = tell === null ? null : deps.redactor.text([tell.text.slice(0, MAX_TEXT).toWellFormed(), ...unsent].join('\n\n'));
  const pin = tell === null ? null : pinOf(deps.redactor, tell);
  const notice = text === null ? null : { key, text, choices, pin, files, at: deps.clock.now() };
  const isOurs = await deps.pluginJobs.move(stored, { at: next, dueAt: next, failures: 0, body }, notice);
  deps.crashPoints.reach('after.plugin-job.move');
  if (!isOurs || text === null) return;
  deps.doorbell.ring('work:outbox', `conversation:${conversationId}`);
  deps.logger.info('plugin.job-told', { plugin, id, planned: stored.at?.toISOString() ?? null });
}

async function putOff(deps: RunJobDeps, stored: StoredJob, { name, title }: OpenPlugin, { language }: Person): Promise<void> {
  const failures = stored.failures + 1;
  const { at, body, id, version, conversationId } = stored;
  const now = deps.clock.now();
  const dueAt = new Date(now.getTime() + FIRST_PAUSE_MS * 4 ** stored.failures);
  if (failures < MOST_FAILURES) return void (await deps.pluginJobs.move(stored, { at, dueAt, failures, body }, null));
  const text = PLUGIN_TEXTS[language].jobFailed(title[language]);
  const notice = { key: `plugin:${name}:${id}:${String(version)}`, text, choices: [], pin: null, files: [], at: now };
  await deps.pluginJobs.move(stored, { at: null, dueAt: null, failures, body }, notice);
  deps.doorbell.ring('work:outbox', `conversation:${conversationId}`);
}
