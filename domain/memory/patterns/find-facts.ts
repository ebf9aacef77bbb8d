import type { FactCategory } from '../fact.ts';
import { categoryOf } from '../predicates.ts';
import { ENGLISH_PATTERNS } from './english.ts';
import type { FactPattern, FoundFact } from './found-fact.ts';
import { isOnlyOne } from './kin.ts';
import { ownSentences } from './own-sentences.ts';
import { RUSSIAN_PATTERNS } from './russian.ts';

const PATTERNS = [...ENGLISH_PATTERNS, ...RUSSIAN_PATTERNS];
/** More in one message is no talk. */
const MOST_FACTS = 12;
const MOST_CLAUSES = 12;
const LONGEST_NOTE = 500;

/** Where a clause of its own may begin. */
const CLAUSE = /(?:[,;:]|\s[—–-])\s+(?:(?:and|but|so|и|а|но)\s+)?|\s(?:and|but|because|и|а|но)\s+/giu;
/** What people begin with before they say something. */
const LEAD_IN =
  /^(?:(?:@[\w.:-]+|parley|парли|hi|hello|hey|well|ok|okay|so|and|but|oh|yes|no|btw|by the way|actually|also|fyi|for the record|just so you know|look|please|thanks|привет|здравствуйте|да|нет|ну|кстати|вообще-то|вообще|в общем|и|а|но|ещё|еще|так|слушай|знаешь|пожалуйста|спасибо|добрый день|доброе утро|добрый вечер)(?:[,!.:]\s*|\s+))+/iu;
const NOTE =
  /^(?:(?:please|пожалуйста),?\s+)?(?:(?:can you |could you )?(?:please )?(?:remember|note|keep in mind|don't forget|don’t forget)(?:,? that\s+|:\s*)|(?:запомни|запомните|учти|учтите|имей в виду|имейте в виду|не забудь|не забывай)(?:те)?(?:,?\s+пожалуйста)?(?:,?\s+что\s+|:\s*))/iu;
/** What a person asks about, and does not tell. */
const NO_NOTE = /^(?:time|day|night|one|guy|girl|movie|song|film|when|how|what|where|бы)(?![\p{L}])|\?\s*$/iu;

/**
 * What somebody plainly says about themselves, or asks to be remembered, in English or Russian. Rather nothing than something that was not meant: what is
 * asked, quoted, supposed, told of others, or handed in to be worked on, is none of it.
 */
export function findFacts(said: string): readonly FoundFact[] {
  const notes = notesOf(said);
  const facts = ownSentences(said).flatMap((sentence) => (NOTE.test(withoutLeadIn(sentence)) ? [] : factsOfSentence(sentence)));
  const all = [...notes, ...facts].slice(0, MOST_FACTS);
  return all.filter((fact, index) => all.findIndex((each) => isSame(each, fact)) === index);
}

/** What the text says of whoever says it, where it is to be remembered as a whole. */
export function describeFact(text: string): FoundFact {
  const [found, ...others] = ownSentences(text).flatMap(factsOfSentence);
  if (found !== undefined && others.length === 0 && found.text.length >= text.length - 2) return { ...found, text, confidence: 1 };
  return { text, subject: 'self', predicate: 'note', value: text, category: 'other', confidence: 1 };
}

function notesOf(said: string): readonly FoundFact[] {
  const lines = said.slice(0, LONGEST_NOTE * 4).split(/\n+/u);
  return lines.flatMap((line) => {
    const start = withoutLeadIn(line.trim());
    const note = start.replace(NOTE, '').trim();
    if (note === start || note === '' || note.length > LONGEST_NOTE || NO_NOTE.test(note)) return [];
    return [describeFact(note.replace(/[.\s]+$/u, ''))];
  });
}

function factsOfSentence(sentence: string): readonly FoundFact[] {
  const starts = [0, ...Array.from(sentence.matchAll(CLAUSE), ({ index, 0: separator }) => index + separator.length)].slice(
    0,
    MOST_CLAUSES,
  );
  return starts.flatMap((start) => {
    const clause = withoutLeadIn(sentence.slice(start));
    for (const pattern of PATTERNS) {
      const found = factOf(pattern, clause);
      if (found !== null) return [found];
    }
    return [];
  });
}

function factOf({ opening, predicate, confidence, valueOf, subjectOf }: FactPattern, clause: string): FoundFact | null {
  const opened = opening.exec(clause);
  if (opened === null) return null;
  const rest = clause.slice(opened[0].length);
  const value = valueOf(rest);
  if (value === null || value === '') return null;
  const subject = subjectOf?.(opened.groups?.['subject'] ?? '') ?? 'self';
  const text = clause.slice(0, opened[0].length + rest.indexOf(value) + value.length).trim();
  const isOfKin = predicate === 'name' && subject !== 'self';
  const said = isOfKin && !isOnlyOne(subject) ? 'named' : predicate;
  const category: FactCategory = isOfKin ? 'family' : categoryOf(said);
  return { text, subject, predicate: said, value, category, confidence };
}

function withoutLeadIn(text: string): string {
  return text.replace(LEAD_IN, '');
}

function isSame(one: FoundFact, other: FoundFact): boolean {
  return one.subject === other.subject && one.predicate === other.predicate && one.value === other.value;
}
