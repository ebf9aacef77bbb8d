import type { Attachment } from '../messaging/attachment.ts';
import type { Turn } from './turn.ts';

/** What the turn's person says in this file themselves; null: it is not their voice message, or nobody understood a word of it. */
export function spokenIn(turn: Pick<Turn, 'source'>, { kind, transcript }: Pick<Attachment, 'kind' | 'transcript'>): string | null {
  const words = transcript?.trim() ?? '';
  return kind === 'voice' && !turn.source.isForwarded && words !== '' ? words : null;
}

/** All that the turn's person wrote and said. */
export function wordsOf(turn: Pick<Turn, 'source' | 'text'>, files: readonly Attachment[]): string {
  return [turn.text, ...files.map((file) => spokenIn(turn, file) ?? '')].filter((part) => part !== '').join('\n');
}
