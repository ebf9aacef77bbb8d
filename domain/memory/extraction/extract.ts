import type { Person } from '../../access/person.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import { scopeOf } from '../../conversation/recall-for-turn.ts';
import { wordsOf } from '../../conversation/spoken-words.ts';
import type { Turn } from '../../conversation/turn.ts';
import { ConflictError } from '../../errors.ts';
import { readGeo } from '../../messaging/geo-text.ts';
import type { ExtractionBatch } from '../../ports/extraction-queue.ts';
import type { Ports } from '../../ports/ports.ts';
import { holdsSecret } from '../../redaction/holds-secret.ts';
import type { Redactor } from '../../redaction/redactor.ts';
import type { AskCheaply } from '../background/ask-cheaply.ts';
import { plainText } from '../keepable-text.ts';
import { ownWords } from '../patterns/own-sentences.ts';
import { EXTRACTION_SYSTEM, extractionQuestion } from './extraction-prompt.ts';
import { readFindings, readNoted } from './finding.ts';
import type { NotedFinding } from './finding.ts';

const MAX_OUTPUT_TOKENS = 1_500;
/** Then nobody will find anything in it. */
const MOST_FAILURES = 8;

export interface ExtractDeps extends Pick<
  Ports,
  'extraction' | 'memory' | 'turns' | 'attachments' | 'conversations' | 'people' | 'ids' | 'clock' | 'logger'
> {
  readonly ask: AskCheaply;
  readonly redactor: Redactor;
}

/** A turn of a batch with what of it may be read. */
interface Said {
  readonly turn: Turn;
  readonly text: string;
  readonly noted: readonly NotedFinding[] | null;
}

/** Reads a batch for facts and keeps them: each turn once in effect, because what was found is noted before it is kept. */
export async function extract(deps: ExtractDeps, batch: ExtractionBatch, signal: AbortSignal): Promise<void> {
  const { extraction, logger } = deps;
  const said = await wordsOfBatch(deps, batch);
  const person = await deps.people.get(said[0]?.turn.personId ?? '');
  const conversation = await deps.conversations.get(batch.conversationId);
  // Who wants nothing kept any more is not read either.
  if (person === null || conversation === null || person.keepsMemory === false) return extraction.finish(batch.fence);
  const unread = said.filter(({ noted, text }) => noted === null && text !== '');
  let noted = new Map(said.map(({ turn, noted: found }) => [turn.id, found ?? []]));
  if (unread.length > 0) {
    const found = await find(deps, { batch, person, unread, signal });
    if (found === null) return;
    noted = new Map([...noted, ...found]);
    if (!(await extraction.note(batch.fence, Object.fromEntries(noted)))) return;
  }
  for (const { turn } of said) for (const finding of noted.get(turn.id) ?? []) await keep(deps, finding, { turn, person, conversation });
  await extraction.finish(batch.fence);
  logger.info('facts.extracted', { conversationId: batch.conversationId, turns: said.length, facts: [...noted.values()].flat().length });
}

/** Words that are the person's own: neither quoted nor code, and what they said aloud. */
async function wordsOfBatch({ turns, attachments }: ExtractDeps, batch: ExtractionBatch): Promise<readonly Said[]> {
  const said = await Promise.all(
    batch.turns.map(async ({ turnId, found }): Promise<readonly Said[]> => {
      const turn = await turns.get(turnId);
      if (turn === null) return [];
      const files = await attachments.ofTurns([turnId]);
      const text = ownWords(plainText(wordsOf(turn, files.get(turnId) ?? []))).trim();
      // Where somebody is for a moment is no fact about them, and nobody's to read.
      return [{ turn, text: readGeo(text) === null ? text : '', noted: found === null ? null : readNoted(found) }];
    }),
  );
  return said.flat();
}

interface ToRead {
  readonly batch: ExtractionBatch;
  readonly person: Person;
  readonly unread: readonly Said[];
  readonly signal: AbortSignal;
}

/** By turn; null: nobody could be asked now, and the batch is put off. */
async function find(
  { ask, extraction, ids, clock, logger }: ExtractDeps,
  { batch, person, unread, signal }: ToRead,
): Promise<ReadonlyMap<string, readonly NotedFinding[]> | null> {
  const { fence, conversationId, failures } = batch;
  const text = extractionQuestion(unread.map(({ turn, text: words }) => ({ at: turn.source.sentAt ?? turn.receivedAt, text: words })));
  const answer = await ask({
    ...{ purpose: 'extract', person, conversationId, system: EXTRACTION_SYSTEM, text },
    ...{ maxOutputTokens: MAX_OUTPUT_TOKENS, failures, signal },
  });
  if (answer.kind === 'failed' && signal.aborted) {
    await extraction.putOff(fence, clock.now(), false);
    return null;
  }
  if (answer.kind === 'failed' && (answer.isTransient || failures < MOST_FAILURES)) {
    logger.info('facts.put-off', { conversationId, code: answer.code, again: answer.again });
    await extraction.putOff(fence, answer.again, true);
    return null;
  }
  // Without a model, and after too many failures, what patterns found is all that there is.
  const found = answer.kind === 'answer' ? readFindings(answer.text, unread.length) : new Map<number, []>();
  return new Map(unread.map(({ turn }, index) => [turn.id, (found.get(index + 1) ?? []).map((each) => ({ ...each, id: ids.uuid() }))]));
}

interface Whence {
  readonly turn: Turn;
  readonly person: Person;
  readonly conversation: Conversation;
}

async function keep(
  { memory, clock, redactor }: ExtractDeps,
  finding: NotedFinding,
  { turn, person, conversation }: Whence,
): Promise<void> {
  const text = plainText(finding.text);
  const value = plainText(finding.value);
  if (text === '' || value === '' || holdsSecret(`${text}\n${value}`, redactor)) return;
  try {
    await memory.keep({
      ...{ ...finding, text, value, scope: scopeOf(conversation, turn.personId), origin: 'extracted' },
      ...{ speakerId: turn.personId, speaker: turn.source.senderName ?? person.name, turnId: turn.id },
      // What is said in a group is said among others.
      ...{ isTainted: conversation.audience === 'group', heldFrom: turn.source.sentAt ?? turn.receivedAt, createdAt: clock.now() },
    });
  } catch (cause) {
    // It was kept before a crash, and something newer has taken its place since.
    if (!(cause instanceof ConflictError)) throw cause;
  }
}
