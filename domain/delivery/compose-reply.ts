import type { Language, Person } from '../access/person.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Turn, TurnOutcome } from '../conversation/turn.ts';
import { toDollars } from '../costs/money.ts';
import { closeFence } from './close-fence.ts';
import { DELIVERY_TEXTS } from './delivery-texts.ts';
import type { OutboxBody } from './outbox-entry.ts';
import { mendGrowing } from './parse-growing-reply.ts';

export interface ReplySources {
  readonly turn: Turn;
  readonly outcome: TurnOutcome;
  readonly conversation: Conversation;
  readonly person: Person;
  /** What could be seen of an answer that was stopped; absent: nothing. */
  readonly partial?: string | undefined;
  readonly now: Date;
  /** Answers to messages that were older than this when they came in begin with a note. */
  readonly lateAfterMs: number;
}

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', ru: 'ru-RU' };
const DAY_MS = 86_400_000;

/** What is told in a chat when a turn has ended. */
export function composeReply(sources: ReplySources): OutboxBody {
  const { outcome, person, partial = '' } = sources;
  const note = lateNote(sources);
  if (outcome.state !== 'answered') {
    const said = outcome.message.trim();
    const message = said === '' && outcome.state === 'stopped' ? DELIVERY_TEXTS[person.language].stopped : said;
    // What people have seen stays, and what follows it must not look like a part of it.
    const seen = outcome.state === 'stopped' ? mendGrowing(partial).trimEnd() : '';
    const told = seen === '' ? [message] : [closeFence(seen), `*${escaped(message)}*`];
    return { kind: 'text', markdown: joined([note, ...told]), buttons: ['retry'], followTaskId: null };
  }
  const { reply, model, followTaskId = null, followAs, choices, pin } = outcome;
  const shown = { ...(choices === undefined ? {} : { choices }), ...(pin === undefined ? {} : { pin }) };
  const extra = { ...(followAs === undefined ? {} : { followAs }), ...shown };
  if (model === null) return { kind: 'text', markdown: joined([note, reply]), buttons: [], followTaskId, ...extra };
  const markdown = joined([note, closeFence(reply), `*${escaped(signature(model, outcome.cost, outcome.milliseconds, person.language))}*`]);
  return { kind: 'text', markdown, buttons: ['good', 'bad', 'retry'], followTaskId };
}

function joined(blocks: readonly (string | null)[]): string {
  return blocks.filter((block) => block !== null && block.trim() !== '').join('\n\n');
}

function lateNote({ turn, person, now, lateAfterMs }: ReplySources): string | null {
  const { sentAt } = turn.source;
  if (sentAt === null || turn.receivedAt.getTime() - sentAt.getTime() <= lateAfterMs) return null;
  const isOfToday = now.getTime() - sentAt.getTime() < DAY_MS;
  const sent = new Intl.DateTimeFormat(LOCALES[person.language], {
    timeZone: person.timeZone,
    hour: '2-digit',
    minute: '2-digit',
    ...(isOfToday ? {} : { day: 'numeric', month: 'long' }),
  }).format(sentAt);
  return `*${escaped(DELIVERY_TEXTS[person.language].late(sent))}*`;
}

/** Who answered, for how much, and how long it took. */
function signature(model: string, cost: number, milliseconds: number, language: Language): string {
  const number = (value: number, digits: Intl.NumberFormatOptions): string =>
    new Intl.NumberFormat(LOCALES[language], digits).format(value);
  const dollars = toDollars(cost);
  const price = dollars === 0 ? '0' : number(dollars, dollars < 0.01 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 });
  const seconds = number(milliseconds / 1000, { maximumFractionDigits: milliseconds < 10_000 ? 1 : 0, useGrouping: false });
  return `${model} · $${price} · ${DELIVERY_TEXTS[language].seconds(seconds)}`;
}

/** As text and not as Markdown. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|~&]/gu, '\\$&');
}
