import type { Summary } from '../memory/summaries/summary.ts';
import type { Ports } from '../ports/ports.ts';
import { historyMessages } from './assemble-prompt.ts';
import type { HistorySources } from './assemble-prompt.ts';
import type { Conversation } from './conversation.ts';

/** What was said before what a prompt shows; null: it shows all, or nobody has summed that up. */
export async function coveringSummary(
  { summaries }: Pick<Ports, 'summaries'>,
  { id, contextStart }: Pick<Conversation, 'id' | 'contextStart'>,
  shown: HistorySources,
): Promise<Summary | null> {
  const { leftOutUpTo } = historyMessages(shown);
  return leftOutUpTo === null || leftOutUpTo <= contextStart ? null : summaries.covering(id, contextStart, leftOutUpTo);
}
