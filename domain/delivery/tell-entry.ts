import type { OutboxBody, OutboxEntry } from './outbox-entry.ts';
import { finalMessages, noticeMessages } from './reply-messages.ts';
import { takeAwayOrphans } from './take-away-orphans.ts';
import { readFile, tellFile } from './tell-file.ts';
import { tellGrowing } from './tell-growing.ts';
import { tellTask } from './tell-task.ts';
import { assertHeld } from './telling.ts';
import type { TellingDeps } from './telling.ts';
import { ToldMessages } from './told-messages.ts';
import { retryWhileUnreachable } from './while-unreachable.ts';

/** An entry that is being told. */
export interface Telling {
  /** As it is now; its body comes later when it is an answer that is still being made. */
  entry(): OutboxEntry;
  /** Aborts when the body is there. */
  readonly bodyIsThere: AbortSignal;
  /** What comes after it in the chat need not wait any longer, though it goes on being told. */
  letOthersPass(): void;
}

/** Tells one entry to its end: an answer while it grows and then for good, a notice as it is, a file. Throws when it is stopped. */
export async function tellEntry(deps: TellingDeps, telling: Telling): Promise<void> {
  const { stopping, killed, outbox, claim, clock, crashPoints } = deps;
  const entry = telling.entry();
  const told = new ToldMessages(deps, entry);
  await told.recover();
  if (entry.body === null) await tellGrowing(deps, entry, told, AbortSignal.any([stopping, telling.bodyIsThere]));
  stopping.throwIfAborted();
  const { body } = telling.entry();
  if (body === null) return;
  await tellBody(deps, telling, told, body);
  await told.ledger.settle();
  await takeAwayOrphans(deps, entry, told, () => telling.letOthersPass());
  crashPoints.reach('before.entry.close');
  assertHeld(await retryWhileUnreachable(clock, killed, () => outbox.close(claim, entry.id, told.problem)));
}

async function tellBody(deps: TellingDeps, telling: Telling, told: ToldMessages, body: OutboxBody): Promise<void> {
  const { stopping } = deps;
  const entry = telling.entry();
  if (body.kind === 'text') return tellText(deps, telling, told, body);
  const found = await readFile(deps, entry, body);
  if ('file' in found) return tellFile(deps, told, found.file);
  const messages = noticeMessages({ markdown: found.markdown, buttons: [] }, deps.transport.capabilities, entry.language);
  return told.showAll(async () => messages, 'final', stopping);
}

async function tellText(
  deps: TellingDeps,
  telling: Telling,
  told: ToldMessages,
  body: Extract<OutboxBody, { kind: 'text' }>,
): Promise<void> {
  const entry = telling.entry();
  const { followTaskId } = body;
  const last = followTaskId === null ? body : await tellTask(deps, entry, { ...body, followTaskId }, told, () => telling.letOthersPass());
  const { capabilities } = deps.transport;
  const messages =
    entry.kind === 'notice' && followTaskId === null
      ? noticeMessages(last, capabilities, entry.language)
      : finalMessages(last, capabilities, entry.language, told.ledger.live.length);
  await told.showAll(async () => messages, 'final', deps.stopping);
}
