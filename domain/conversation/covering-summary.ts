import type { Recall } from '../memory/recall/recall.ts';
import type { OutlineEntry } from '../memory/recall/outline.ts';
import { usedMemories } from '../memory/used-memory.ts';
import type { UsedMemory } from '../memory/used-memory.ts';
import type { Ports } from '../ports/ports.ts';
import { holdsSecret } from '../redaction/holds-secret.ts';
import type { Redactor } from '../redaction/redactor.ts';
import { historyMessages } from './assemble-prompt.ts';
import type { HistorySources } from './assemble-prompt.ts';
import type { Conversation } from './conversation.ts';
import { scopeOf } from './recall-for-turn.ts';

/** In UTF-16 units, as a model's summary is. */
const LONGEST_OUTLINE = 2_400;
const OUTLINE_TITLE = 'Nobody has summed up what was said then. Some of it, word for word:';

export interface CoveringSummaryDeps extends Pick<Ports, 'summaries'> {
  readonly recall: Pick<Recall, 'outline'>;
  readonly redactor: Redactor;
}

/** What stands in a prompt for what it does not show. */
export interface CoveringSummary {
  readonly text: string;
  /** The position up to which it tells what was said. */
  readonly toPosition: number;
  /** Some of it was not said to Parley by whom it belongs to (I8). */
  readonly isTainted: boolean;
  /** What it was made of. */
  readonly memories: readonly UsedMemory[];
}

/** Whose prompt it is for. */
interface Reader {
  readonly personId: string;
  /** Only what its person has said, and what was answered to that alone: a run with tools is no worse for it. */
  readonly isOwnOnly: boolean;
}

/**
 * What was said before what a prompt shows: the summary that a model has made and, of what it does not cover, the most telling sentences, until a model sums
 * them up. Null: the prompt shows all.
 */
export async function coveringSummary(
  deps: CoveringSummaryDeps,
  conversation: Conversation,
  shown: HistorySources,
  reader: Reader,
): Promise<CoveringSummary | null> {
  const { id, contextStart } = conversation;
  const { leftOutUpTo } = historyMessages(shown);
  if (leftOutUpTo === null || leftOutUpTo <= contextStart) return null;
  const kept = await deps.summaries.covering(id, contextStart, leftOutUpTo);
  const after = kept?.toPosition ?? contextStart;
  const said =
    after >= leftOutUpTo
      ? []
      : await deps.recall.outline(scopeOf(conversation, reader.personId), { conversationId: id, after, upTo: leftOutUpTo });
  const told = fitting(said.filter((entry) => isTold(deps, entry, conversation, reader)));
  if (kept === null && told.length === 0) return null;
  const outline = told.length === 0 ? [] : [OUTLINE_TITLE, ...told.map(lineOf)];
  return {
    text: [...(kept === null ? [] : [kept.text]), ...outline].join('\n'),
    toPosition: told.length === 0 ? after : leftOutUpTo,
    isTainted: kept?.isTainted === true || told.some((entry) => conversation.audience === 'group' || !isUntainted(entry)),
    memories: usedMemories([
      ...(kept === null ? [] : [{ kind: 'summary', summaryId: kept.id, factId: null, turnId: null } as const]),
      ...told,
    ]),
  };
}

function isTold(
  { redactor }: CoveringSummaryDeps,
  entry: OutlineEntry,
  { audience }: Pick<Conversation, 'audience'>,
  { personId, isOwnOnly }: Reader,
): boolean {
  // An answer in a group hands on what somebody else has said.
  const isOwn = isUntainted(entry) && (entry.speakerId === personId || (entry.speakerId === null && audience === 'private'));
  return (isOwn || !isOwnOnly) && entry.part !== '' && !holdsSecret(entry.part, redactor);
}

function isUntainted({ isTainted, isForwarded }: OutlineEntry): boolean {
  return !isTainted && !isForwarded;
}

/** The best that fit, in the order in which they were said. */
function fitting(entries: readonly OutlineEntry[]): readonly OutlineEntry[] {
  let left = LONGEST_OUTLINE;
  const chosen = entries.filter((entry) => {
    left -= lineOf(entry).length + 1;
    return left >= 0;
  });
  return chosen.toSorted((a, b) => a.position - b.position || (a.kind === 'said' ? -1 : 1));
}

function lineOf({ at, speaker, part, isForwarded }: OutlineEntry): string {
  const words = part.replaceAll(/\s+/gu, ' ');
  return `${at.toISOString().slice(0, 10)} ${speaker}${isForwarded ? ' passed on' : ''}: ${words}`;
}
