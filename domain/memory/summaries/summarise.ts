import { taintOfTurn } from '../../conversation/taint-of-turn.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { Turn } from '../../conversation/turn.ts';
import type { Tool } from '../../agent/tool.ts';
import type { Ports } from '../../ports/ports.ts';
import type { SummaryClaim } from '../../ports/summary-store.ts';
import { holdsSecret } from '../../redaction/holds-secret.ts';
import type { Redactor } from '../../redaction/redactor.ts';
import { nextTime } from '../background/ask-cheaply.ts';
import type { AskCheaply } from '../background/ask-cheaply.ts';
import { plainText } from '../keepable-text.ts';
import { boundedSummary, SUMMARY_SYSTEM, summaryQuestion } from './summary-prompt.ts';
import type { Summary } from './summary.ts';

/** What is read at once: the rest is for the next time. */
const MOST_TURNS = 40;
const MOST_TOKENS = 12_000;
const MAX_OUTPUT_TOKENS = 1_200;
/** Beyond any position. */
const EVERYTHING = 2_147_483_647;
/** Where there is no model now, there may be one later. */
const NO_MODEL_PAUSE_MS = 600_000;

export interface SummariseDeps extends Pick<
  Ports,
  'summaries' | 'conversations' | 'people' | 'turns' | 'attachments' | 'steps' | 'ids' | 'clock' | 'logger'
> {
  readonly ask: AskCheaply;
  readonly redactor: Redactor;
  /** All that an agent may have used. */
  readonly tools: readonly Tool[];
}

/** Sums up what no summary of a conversation covers yet, together with what the one before says; puts it off when no model can. */
export async function summarise(deps: SummariseDeps, claim: SummaryClaim, signal: AbortSignal): Promise<void> {
  const { summaries, conversations, people, clock, logger } = deps;
  const { conversationId } = claim;
  const conversation = await conversations.get(conversationId);
  if (conversation === null) return;
  const before = await summaries.covering(conversationId, conversation.contextStart, EVERYTHING);
  const turns = await summaries.turnsAfter(conversationId, before?.toPosition ?? conversation.contextStart, MOST_TURNS);
  const person = await people.get(conversation.audience === 'private' ? conversation.personId : (turns.at(-1)?.personId ?? ''));
  if (turns.length === 0) return void (await summaries.finish(claim, null));
  if (person === null) return summaries.putOff(claim, nextTime(clock.now(), claim.failures), true);
  const asked = summaryQuestion(before?.text ?? null, turns, { audience: conversation.audience, tokens: MOST_TOKENS });
  const answer = await deps.ask({
    ...{ purpose: 'summarise', person, conversationId, system: SUMMARY_SYSTEM, text: asked.text },
    ...{ maxOutputTokens: MAX_OUTPUT_TOKENS, failures: claim.failures, signal },
  });
  if (answer.kind === 'failed' && signal.aborted) return summaries.putOff(claim, clock.now(), false);
  if (answer.kind === 'no-model') return summaries.putOff(claim, new Date(clock.now().getTime() + NO_MODEL_PAUSE_MS), false);
  if (answer.kind === 'failed') {
    logger.info('summary.put-off', { conversationId, code: answer.code, again: answer.again });
    return summaries.putOff(claim, answer.again, true);
  }
  const text = keepable(deps, answer.text, answer.isCutOff);
  if (text === '') return summaries.putOff(claim, nextTime(clock.now(), claim.failures), true);
  const summary = await summaryOf(deps, { conversation, before, turns: turns.slice(0, asked.count), text });
  const isKept = await summaries.finish(claim, summary);
  logger.info(isKept ? 'summary.made' : 'summary.lost', { conversationId, toPosition: summary.toPosition });
}

/** Sentences with secrets are left out, though the model was told to (I10). */
function keepable({ redactor }: SummariseDeps, said: string, isCutOff: boolean): string {
  const sentences = boundedSummary(plainText(said), isCutOff).split(/(?<=[.!?…])\s+/u);
  return sentences.filter((sentence) => !holdsSecret(sentence, redactor)).join(' ');
}

interface Made {
  readonly conversation: Conversation;
  readonly before: Summary | null;
  readonly turns: readonly Turn[];
  readonly text: string;
}

async function summaryOf(deps: SummariseDeps, { conversation, before, turns, text }: Made): Promise<Summary> {
  const { id: conversationId, contextStart, audience } = conversation;
  const last = turns.at(-1);
  const isTainted = audience === 'group' || before?.isTainted === true || (await isAnyTainted(deps, conversation, turns));
  return {
    id: deps.ids.uuid(),
    conversationId,
    fromPosition: contextStart + 1,
    toPosition: last?.position ?? contextStart + 1,
    text,
    isTainted,
    saidAt: last?.receivedAt ?? deps.clock.now(),
    createdAt: deps.clock.now(),
  };
}

/** Other people's words of a group taint it for each other (I8); in private what the turns have seen does. */
async function isAnyTainted(deps: SummariseDeps, { id, contextStart }: Conversation, turns: readonly Turn[]): Promise<boolean> {
  const last = turns.at(-1);
  if (turns.some(({ outcome }) => outcome?.state === 'answered' && outcome.isTainted === true)) return true;
  return last !== undefined && (await taintOfTurn(deps, last, { id, contextStart }, deps.tools)).length > 0;
}
