import type { Attachment } from '../messaging/attachment.ts';
import type { AttachmentStore } from '../ports/attachment-store.ts';
import type { TurnStore } from '../ports/turn-store.ts';
import type { Heard } from './hear-voice.ts';
import type { Turn } from './turn.ts';

/** The files of a turn; one that answers a message again, however often, has those of that message. */
export async function filesOf(
  { attachments, turns }: { readonly attachments: Pick<AttachmentStore, 'ofTurns'>; readonly turns: Pick<TurnStore, 'get'> },
  turn: Turn,
): Promise<readonly Attachment[]> {
  let asked: Turn | null = turn;
  while (asked !== null) {
    const files = (await attachments.ofTurns([asked.id])).get(asked.id) ?? [];
    const { retryOf }: Turn['source'] = asked.source;
    if (files.length > 0 || retryOf === null) return files;
    asked = await turns.get(retryOf);
  }
  return [];
}

/** The files of earlier turns, each by the id of its turn. */
export async function filesOfTurns(
  attachments: Pick<AttachmentStore, 'ofTurns'>,
  turns: readonly Turn[],
): Promise<ReadonlyMap<string, readonly Attachment[]>> {
  const askedAs = new Map(turns.map(({ id, source }) => [id, source.retryOf]));
  const origin = (id: string): string => {
    const before = askedAs.get(id) ?? null;
    return before === null ? id : origin(before);
  };
  // Most of the time it is known already that there are none.
  const looked = turns.filter(({ hasFiles, source }) => hasFiles !== false || source.retryOf !== null).map(({ id }) => origin(id));
  const files = looked.length === 0 ? new Map<string, readonly Attachment[]>() : await attachments.ofTurns([...new Set(looked)]);
  return new Map(turns.map(({ id }) => [id, files.get(origin(id)) ?? []]));
}

/** What answers a message of nothing but voice, of which nobody understood a word: why that is. Null: a model answers. */
export function answerToVoice(text: string, { files, unheard }: Heard): string | null {
  const isVoice = files.length > 0 && files.every(({ kind }) => kind === 'voice');
  if (text.trim() !== '' || !isVoice || files.some(({ transcript }) => (transcript ?? '').trim() !== '')) return null;
  const sentences = [...new Set(files.map(({ id }) => unheard.get(id) ?? ''))].filter((sentence) => sentence !== '');
  return sentences.length === 0 ? null : sentences.join('\n');
}
