import type { OutboxEntry } from '../delivery/outbox-entry.ts';
import type { Ports } from '../ports/ports.ts';

/** What waits to be told at Telegram's `bot1`, in order, as `chat: text`. */
export async function toldNotices({ channels, outbox }: Pick<Ports, 'channels' | 'outbox'>): Promise<readonly string[]> {
  const held = await channels.claim({ channel: 'telegram', account: 'bot1' }, { workerId: 'reader', milliseconds: 1 });
  if (held === null) throw new Error('somebody else drives the account');
  const entries = await outbox.open(held.claim, 1_000);
  await channels.release(held.claim);
  return entries.map(textOf);
}

function textOf({ address, body }: OutboxEntry): string {
  return `${address.chat}: ${body?.kind === 'text' ? body.markdown : ''}`;
}
