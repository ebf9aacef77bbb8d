import type { OutgoingMessage } from '../ports/chat-transport.ts';
import { DELIVERY_TEXTS } from './delivery-texts.ts';
import { makeGrowingParser } from './growing-parser.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import { growingMessages } from './reply-messages.ts';
import { makeRingWaiter } from './ring-waiter.ts';
import { showTyping } from './show-typing.ts';
import type { TellingDeps } from './telling.ts';
import type { ToldMessages } from './told-messages.ts';
import { retryWhileUnreachable } from './while-unreachable.ts';

const POLL_MS = 1_000;
/** When nothing is to be seen after this, people are told within five seconds that it goes on (I11). */
const SILENCE_MS = 4_000;

/** Shows the answer while it is made, the latest state only, until the signal aborts; and that it is still waited for, when nothing comes. */
export async function tellGrowing(deps: TellingDeps, entry: OutboxEntry, told: ToldMessages, until: AbortSignal): Promise<void> {
  const { conversationId } = entry;
  if (conversationId === null) return waitFor(until);
  using rings = makeRingWaiter(deps, `conversation:${conversationId}`);
  const isVisible = new AbortController();
  const typing = told.isEmpty ? showTyping(deps, told.line.to, AbortSignal.any([until, isVisible.signal])) : Promise.resolve();
  const parse = makeGrowingParser();
  let shown = '';
  const silentUntil = deps.clock.monotonic() + SILENCE_MS;
  const toShow = async (): Promise<string | null> =>
    (await latestText(deps, entry, until)) ?? (deps.clock.monotonic() < silentUntil ? null : DELIVERY_TEXTS[entry.language].stillWaiting);
  try {
    while (!until.aborted) {
      const text = await toShow();
      if (text === null || text === shown) {
        await rings.wait(POLL_MS, until);
        continue;
      }
      let seen: { text: string; messages: readonly OutgoingMessage[] } = { text: '', messages: [] };
      await told.step(
        async () => {
          const latest = (await toShow()) ?? text;
          seen = { text: latest, messages: growingMessages(parse(latest), deps.transport.capabilities, entry.language) };
          return seen.messages;
        },
        told.isEmpty ? 'first' : 'partial',
        until,
      );
      if (told.isHopeless) return await waitFor(until);
      if (!told.isEmpty) isVisible.abort();
      if (!told.differsFrom(seen.messages)) shown = seen.text;
    }
  } catch (cause) {
    if (!until.aborted) throw cause;
  } finally {
    isVisible.abort();
    await typing;
  }
}

/** Null: nothing of this answer is to be seen yet. */
async function latestText(deps: TellingDeps, { conversationId, turnId }: OutboxEntry, until: AbortSignal): Promise<string | null> {
  if (conversationId === null) return null;
  const partial = await retryWhileUnreachable(deps.clock, until, () => deps.conversationLog.partial(conversationId));
  return partial?.turnId === turnId && partial.text.trim() !== '' ? partial.text : null;
}

async function waitFor(until: AbortSignal): Promise<void> {
  if (until.aborted) return;
  await new Promise<void>((resolve) => {
    until.addEventListener('abort', () => resolve(), { once: true });
  });
}
