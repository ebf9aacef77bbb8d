import type { OutgoingFile } from '../ports/chat-transport.ts';
import { DELIVERY_TEXTS } from './delivery-texts.ts';
import type { OutboxBody, OutboxEntry } from './outbox-entry.ts';
import type { TellingDeps } from './telling.ts';
import type { ToldMessages } from './told-messages.ts';
import { retryWhileUnreachable } from './while-unreachable.ts';

/** A file as the network takes it, or what to say in its place. */
export async function readFile(
  { attachments, clock, transport, stopping }: TellingDeps,
  { language }: OutboxEntry,
  { attachmentId, caption }: Extract<OutboxBody, { kind: 'file' }>,
): Promise<{ readonly file: OutgoingFile } | { readonly markdown: string }> {
  const texts = DELIVERY_TEXTS[language];
  const about = await retryWhileUnreachable(clock, stopping, () => attachments.get(attachmentId));
  const content = await retryWhileUnreachable(clock, stopping, () => attachments.content(attachmentId));
  if (about === null || content === null) return { markdown: texts.fileGone(caption) };
  const { name, mime } = about;
  if (content.byteLength > transport.capabilities.maxFileBytes) return { markdown: texts.fileTooLarge(name) };
  return { file: { name, mime, content, caption } };
}

/** Sends the file, in place of whatever is there of this entry. */
export async function tellFile({ stopping }: TellingDeps, told: ToldMessages, file: OutgoingFile): Promise<void> {
  // A process that died after it had sent the file wrote that down.
  if (told.ledger.live.some(({ isSettled }) => isSettled)) return;
  await told.showAll(async () => [], 'final', stopping);
  while (!told.isHopeless && told.isEmpty) await told.sendFile(file, stopping);
}
