import type { WebhookInfo } from 'grammy/types';
import type { Clock } from '../../domain/ports/clock.ts';
import type { UpdateQueue } from './update-queue.ts';

export interface WebhookSettings {
  readonly url: string;
  readonly secret?: string;
  readonly maxConnections: number;
}

export interface Webhook {
  readonly active: boolean;
  set(settings: WebhookSettings): void;
  clear(): void;
  info(): WebhookInfo;
}

/** How long the real server waits between two tries is not known; here it grows from this to 64 times of it. */
const FIRST_RETRY_MS = 50;

/** Delivers the waiting updates one after another; an update that was not answered with 2xx is sent again until it is. */
export function makeWebhook(clock: Clock, updates: UpdateQueue): Webhook {
  let settings: WebhookSettings | undefined;
  let running = new AbortController();
  let lastError: { readonly at: number; readonly message: string } | undefined;

  const deliver = async (to: WebhookSettings, signal: AbortSignal): Promise<void> => {
    for (let failures = 0; !signal.aborted;) {
      const update = updates.pending()[0];
      if (update === undefined) {
        await updates.next(signal);
        continue;
      }
      const problem = await post(to, update, signal);
      if (signal.aborted) return;
      if (problem === undefined) {
        updates.forgetUpTo(update.update_id);
        failures = 0;
        continue;
      }
      lastError = { at: Math.floor(clock.now().getTime() / 1000), message: problem };
      await clock.sleep(FIRST_RETRY_MS * 2 ** Math.min(failures, 6), signal).catch(() => undefined);
      failures += 1;
    }
  };
  const stop = (): void => {
    running.abort();
    running = new AbortController();
    settings = undefined;
  };

  return {
    get active() {
      return settings !== undefined;
    },
    set: (next) => {
      stop();
      settings = next;
      lastError = undefined;
      void deliver(next, running.signal);
    },
    clear: stop,
    info: () => ({
      url: settings?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: updates.pending().length,
      ...(settings === undefined ? {} : { max_connections: settings.maxConnections }),
      ...(lastError === undefined ? {} : { last_error_date: lastError.at, last_error_message: lastError.message }),
    }),
  };
}

/** undefined: delivered; else why it was not. */
async function post(to: WebhookSettings, update: object, signal: AbortSignal): Promise<string | undefined> {
  try {
    const response = await fetch(to.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(to.secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': to.secret }) },
      body: JSON.stringify(update),
      signal: AbortSignal.any([signal, AbortSignal.timeout(60_000)]),
    });
    await response.arrayBuffer();
    return response.ok ? undefined : `Wrong response from the webhook: ${String(response.status)} ${response.statusText}`;
  } catch (error) {
    return error instanceof Error ? `Connection failed: ${error.message}` : 'Connection failed';
  }
}
