import { z } from 'zod';
import { badRequest, conflict } from '../api-problem.ts';
import type { Call } from '../call.ts';
import { UPDATE_KINDS } from '../update-queue.ts';
import type { UpdateKind } from '../update-queue.ts';
import type { Methods } from './context.ts';

const kindsSchema = z.array(z.enum(UPDATE_KINDS));

const ACTIVE_WEBHOOK = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
const MAX_UPDATES = 100;

/** Who the bot is, and the two ways of getting updates. */
export const updateMethods: Methods<'getMe' | 'getUpdates' | 'setWebhook' | 'deleteWebhook' | 'getWebhookInfo'> = {
  getMe: ({ world }) => world.bot,

  getUpdates: async ({ updates, webhook }, call, gone) => {
    if (webhook.active) throw conflict(ACTIVE_WEBHOOK);
    readAllowed(call, updates.allow);
    const asked = call.integer('limit') ?? MAX_UPDATES;
    const limit = asked < 1 || asked > MAX_UPDATES ? MAX_UPDATES : asked;
    return updates.poll({ offset: call.integer('offset') ?? 0, limit, timeoutSeconds: call.integer('timeout') ?? 0, signal: gone });
  },

  setWebhook: ({ updates, webhook }, call) => {
    const url = call.text('url') ?? '';
    const secret = call.text('secret_token');
    if (url !== '' && !URL.canParse(url)) throw badRequest('bad webhook: invalid webhook URL specified');
    if (secret !== undefined && secret.length > 256) throw badRequest('secret token is too long');
    if (secret !== undefined && !/^[\w-]*$/.test(secret)) throw badRequest('secret token contains unallowed characters');
    readAllowed(call, updates.allow);
    if (call.flag('drop_pending_updates')) updates.forgetUpTo(Infinity);
    webhook.clear();
    if (url === '') return true;
    updates.interrupt('terminated by setWebhook request');
    webhook.set({
      url,
      maxConnections: call.integer('max_connections') ?? 40,
      ...(secret === undefined || secret === '' ? {} : { secret }),
    });
    return true;
  },

  deleteWebhook: ({ updates, webhook }, call) => {
    if (call.flag('drop_pending_updates')) updates.forgetUpTo(Infinity);
    webhook.clear();
    return true;
  },

  getWebhookInfo: ({ webhook, updates }) => {
    const allowed = updates.allowed();
    return { ...webhook.info(), ...(allowed.length === 0 ? {} : { allowed_updates: [...allowed] }) };
  },
};

function readAllowed(call: Call, allow: (kinds: readonly UpdateKind[]) => void): void {
  const kinds = call.json('allowed_updates');
  if (kinds === undefined) return;
  const parsed = kindsSchema.safeParse(kinds);
  if (!parsed.success) throw badRequest("can't parse allowed_updates");
  allow(parsed.data);
}
