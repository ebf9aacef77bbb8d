import type { Address } from '../messaging/address.ts';
import type { Sender } from '../messaging/incoming-message.ts';
import type { Ports } from '../ports/ports.ts';
import { ACCESS_TEXTS } from './access-texts.ts';
import { cleanName } from './clean-name.ts';
import { languageOfTag } from './language-of-tag.ts';
import type { PairingRequest } from './pairing.ts';
import { privateNotice } from './private-notice.ts';
import { hashSecret } from './token-secret.ts';

const CODE_LENGTH = 8;
const MAX_TAG = 35;
const LIFETIME_MS = 3_600_000;
const RULES = { maxPending: 3, againAfterMs: 3_600_000 } as const;

/**
 * Gives a stranger in a private chat a code by which they can be let in, at most once an hour.
 * Silent while three others wait, and towards one who has asked already.
 */
export function makeOfferPairing(deps: Pick<Ports, 'pairings' | 'ids' | 'clock' | 'doorbell' | 'logger'>) {
  const { pairings, ids, clock, doorbell, logger } = deps;
  return async (sender: Sender, address: Address): Promise<void> => {
    const code = ids.code(CODE_LENGTH);
    const createdAt = clock.now();
    const { channel, account, chat } = address;
    const language = languageOfTag(sender.languageTag);
    const request: PairingRequest = {
      id: ids.uuid(),
      channel,
      account,
      chat,
      externalId: sender.externalId,
      name: cleanName(sender.name),
      language,
      languageTag: sender.languageTag?.slice(0, MAX_TAG) ?? null,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + LIFETIME_MS),
    };
    const markdown = ACCESS_TEXTS[language].pairing(code);
    // Told by the same transaction: otherwise a crash between the two would leave them without a code for an hour.
    const notice = privateNotice(deps, { key: `pairing:${request.id}`, address, language, markdown });
    const result = await pairings.offer(request, hashSecret(code), RULES, notice);
    logger.info('pairing.asked', { requestId: request.id, channel, result });
    if (result === 'offered') doorbell.ring('work:outbox');
  };
}
