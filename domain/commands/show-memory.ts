import type { Person } from '../access/person.ts';
import { dayNames } from '../costs/calendar-day.ts';
import type { Fact } from '../memory/fact.ts';
import type { FactSource } from '../memory/fact-source.ts';
import type { Memories } from '../memory/memories.ts';
import type { CommandContext, CommandReply } from './command.ts';
import { MEMORY_TEXTS } from './memory-texts.ts';
import { whoseIn } from './whose-in.ts';

const PER_PAGE = 10;
const LONGEST_WORDS = 300;
const CHANNELS: Readonly<Record<string, string>> = { telegram: 'Telegram', matrix: 'Matrix', web: 'Parley' };

/** What is known, ten at a time, each with its number, and when and where it was said, with a button for the next ones. `page` is what somebody wrote, and may be no number. */
export async function showMemory(
  memories: Memories,
  { principal, person, conversation }: CommandContext,
  page: number,
): Promise<CommandReply> {
  const texts = MEMORY_TEXTS[person.language];
  const whose = whoseIn(conversation);
  const facts = await memories.list(principal, whose);
  const isOff = person.keepsMemory === false ? [texts.off] : [];
  if (facts.length === 0) return [texts.memoryEmpty, ...isOff].join('\n\n');
  const pages = Math.ceil(facts.length / PER_PAGE);
  if (!Number.isInteger(page) || page < 1 || page > pages) return texts.noPage(pages);
  const first = (page - 1) * PER_PAGE;
  const lines = await Promise.all(
    facts.slice(first, first + PER_PAGE).map(async (fact, index) => {
      const where = whenAndWhere(await memories.source(principal, fact), person);
      return `${first + index + 1}. ${oneLine(fact.text)} _(${where})_`;
    }),
  );
  const list = [texts.memory(whose !== null, page, pages), '', ...lines].join('\n');
  const isMore = page < pages;
  const text = [list, ...(isMore ? [texts.more(page + 1)] : []), texts.details, ...isOff].join('\n\n');
  return isMore ? { text, choices: [{ label: texts.moreLabel, command: `/memory ${page + 1}` }] } : text;
}

/** One of them: its words, and what was known before. `number` is what somebody wrote, and may be none. */
export async function showHistory(
  memories: Memories,
  { principal, person, conversation }: CommandContext,
  number: number,
): Promise<string> {
  const texts = MEMORY_TEXTS[person.language];
  const facts = await memories.list(principal, whoseIn(conversation));
  if (facts.length === 0) return texts.memoryEmpty;
  const fact = facts[number - 1];
  if (fact === undefined) return texts.noNumber(facts.length);
  const source = await memories.source(principal, fact);
  const history = await memories.history(principal, fact);
  const said = `${oneLine(fact.text)} _(${whenAndWhere(source, person)})_`;
  const words = source.words === null ? [] : [texts.words(oneLine(source.words).slice(0, LONGEST_WORDS).toWellFormed())];
  const before =
    history.length === 0 ? texts.nothingBefore : [texts.before, ...history.map((old) => `- ${heldLine(old, person)}`)].join('\n');
  return [said, ...words, before].join('\n\n');
}

function heldLine({ text, heldFrom, heldUntil }: Fact, { timeZone, language }: Person): string {
  const dayOf = dayNames(timeZone);
  return MEMORY_TEXTS[language].held(dayOf(heldFrom), heldUntil === null ? '…' : dayOf(heldUntil), oneLine(text));
}

function whenAndWhere({ at, channel, title }: FactSource, { timeZone, language }: Person): string {
  const where = title ?? (channel === null ? null : (CHANNELS[channel] ?? channel));
  return MEMORY_TEXTS[language].said(dayNames(timeZone)(at), where);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
