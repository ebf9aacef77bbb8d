import type { Conversation } from '../../conversation/conversation.ts';
import type { Turn } from '../../conversation/turn.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Redactor } from '../../redaction/redactor.ts';
import type { RouteChoice } from '../route-question.ts';
import type { Route } from '../route.ts';
import type { IntentClassifier } from './classifier.ts';
import type { IntentLabel } from './intent.ts';
import { makeLabelTurns } from './label-turn.ts';

/** More of a message says nothing more about what it is for. */
const LONGEST_TEXT = 2_000;
/** So much of a message is looked through for secrets before it is cut. */
const LONGEST_READ = 20_000;

export interface RoutedMessage {
  readonly turn: Turn;
  /** What was routed: without the command that chose the mode. */
  readonly text: string;
  readonly route: Route;
  readonly conversation: Pick<Conversation, 'audience'>;
  /** What the person chose with this very message; null: nothing. */
  readonly choice: RouteChoice | null;
}

type RecordDeps = Pick<Ports, 'intents' | 'turns' | 'clock' | 'logger'> & {
  readonly redactor: Redactor;
  readonly classifier: () => IntentClassifier;
};

export type RecordIntent = ReturnType<typeof makeRecordIntent>;

/**
 * Keeps how a message was routed, if its person allows that, and learns from what they chose with it. Never words that were passed on, which are somebody else's, nor a message that is answered
 * again. Never throws: what could not be kept is missing from what is learned, and nothing else.
 */
export function makeRecordIntent(deps: RecordDeps) {
  const { intents, clock, logger, redactor, classifier } = deps;
  const labels = makeLabelTurns(deps);
  return async ({ turn, text, route, conversation, choice }: RoutedMessage): Promise<void> => {
    if (turn.source.isForwarded || turn.source.retryOf !== null || text.trim() === '') return;
    const at = clock.now();
    const mode = choice?.mode ?? null;
    const label: IntentLabel | null = mode === null ? null : { mode, plugin: null, source: 'override', by: turn.personId, at };
    // The same words once more, for somebody else to answer.
    if (choice !== null) await labels.corrected(turn, { mode, again: text });
    try {
      await intents.record({
        turnId: turn.id,
        audience: conversation.audience,
        text: redactor.text(text.slice(0, LONGEST_READ)).slice(0, LONGEST_TEXT).toWellFormed(),
        mode: route.mode,
        plugin: route.plugin,
        confidence: route.confidence,
        tier: route.matchedBy,
        version: classifier().version,
        at,
        label,
      });
    } catch (cause) {
      logger.warn('intent.not-kept', { turnId: turn.id, cause });
    }
  };
}
