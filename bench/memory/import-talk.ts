import type { PostgresPorts } from '../../adapters/postgres/make-postgres.ts';
import { makeRandomIds } from '../../adapters/system/random-ids.ts';
import { makeSystemClock } from '../../adapters/system/system-clock.ts';
import type { MemoryScope } from '../../domain/memory/recall/remembered.ts';
import type { Sender } from '../../domain/messaging/incoming-message.ts';
import { makeReceiveMessage } from '../../domain/messaging/receive-message.ts';
import { makeRecordingCrashPoints } from '../../domain/testing/recording-crash-points.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { makeRecordingMetrics } from '../../domain/testing/recording-metrics.ts';
import type { Talk } from './locomo.ts';

export interface Imported {
  readonly scope: MemoryScope;
  /** The id of what was said, by its turn. */
  readonly idOfTurn: ReadonlyMap<string, string>;
  /** The person who asks, who is none of those who speak. */
  readonly askerId: string;
}

/** Says a whole conversation in a group of its own, by the door by which a network's messages come: each by who says it, at its time. */
export async function importTalk(stores: PostgresPorts, talk: Talk, number: number): Promise<Imported> {
  const clock = makeSystemClock();
  const ids = makeRandomIds({ clock });
  const group = { channel: 'telegram', account: 'bot', chat: `-${number}` } as const;
  await stores.groups.put({ ...group, title: `LoCoMo ${number}`, standing: 'allowed', observes: false, decidedBy: null });
  const join = async (name: string): Promise<string> => {
    const person = { id: ids.uuid(), name, role: 'member', language: 'en', timeZone: 'UTC', createdAt: clock.now() } as const;
    await stores.identities.add(person, { channel: 'telegram', externalId: `${number}/${name}` });
    return person.id;
  };
  for (const name of new Set(talk.said.map(({ speaker }) => speaker))) await join(name);
  const receive = makeReceiveMessage({
    ...stores,
    ...{ clock, ids, logger: makeRecordingLogger(), metrics: makeRecordingMetrics(), crashPoints: makeRecordingCrashPoints() },
    offerPairing: async () => undefined,
  });
  const idOfTurn = new Map<string, string>();
  for (const { id, speaker, text, at } of talk.said) {
    const sender: Sender = { externalId: `${number}/${speaker}`, name: speaker, languageTag: 'en', isBot: false, isUs: false };
    const received = await receive({
      ...{ address: { ...group, thread: null }, audience: 'group', author: { kind: 'sender', sender }, externalId: `${group.chat}/${id}` },
      ...{ isEdit: false, text, attachments: [], mentionsUs: true, commandTarget: null, repliesTo: null, isForwarded: false, sentAt: at },
    });
    if (received.kind !== 'stored') throw new Error(`${id} was not stored: ${JSON.stringify(received)}`);
    idOfTurn.set(received.turnId, id);
  }
  return { scope: { kind: 'group', ...group }, idOfTurn, askerId: await join('asker') };
}
