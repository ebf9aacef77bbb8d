import { parseFactsBlock, parseReader, withoutFactsBlock } from '../../domain/conversation/facts-block.ts';
import type { ModelRequest } from '../../domain/ports/model-provider.ts';
import { OFFLINE_TEXTS } from './offline-texts.ts';
import type { OfflineTexts } from './offline-texts.ts';
import { sharedWords, wordsOf } from './word-match.ts';

interface Source {
  readonly label: string;
  readonly text: string;
}

const MOST_QUOTES = 5;
const LONGEST_QUOTE = 400;

/**
 * The answer without a model, paragraph by paragraph: one sentence that no model is set, then word for word what the facts
 * before the question and the earlier turns hold of the words of the question.
 */
export function quoteWhatIsKnown(request: ModelRequest): readonly string[] {
  const last = request.messages.findLastIndex(({ role }) => role === 'user');
  const message = request.messages[last];
  const question = message?.role === 'user' ? message.text : '';
  const known = parseFactsBlock(question);
  const texts = OFFLINE_TEXTS[known?.language ?? parseReader(request.system) ?? 'en'];
  const asked = wordsOf(withoutFactsBlock(question));
  const sources = [
    ...(known?.facts ?? []).map((text): Source => ({ label: texts.remembered, text })),
    ...earlierTurns(request.messages.slice(0, Math.max(0, last)), texts).toReversed(),
  ];
  const quotes = best(sources, asked);
  if (quotes.length === 0) return [texts.noModel, `\n\n${texts.nothing}`];
  return [texts.noModel, `\n\n${texts.found}`, ...quotes.map(({ label, text }) => `\n- ${label}: “${shorten(text)}”`)];
}

function earlierTurns(messages: ModelRequest['messages'], texts: OfflineTexts): Source[] {
  return messages.flatMap((message): Source[] => {
    if (message.role === 'user') return [{ label: texts.youSaid, text: message.text }];
    // An answer of this provider is made of quotes; quoting it would only repeat them.
    const isOwn = message.role === 'assistant' && Object.values(OFFLINE_TEXTS).some(({ noModel }) => message.text.startsWith(noModel));
    return message.role === 'assistant' && message.text !== '' && !isOwn ? [{ label: texts.iAnswered, text: message.text }] : [];
  });
}

/** Those that share most words with the question, best first, each text once; newer ones first among equals. */
function best(sources: readonly Source[], asked: ReadonlySet<string>): readonly Source[] {
  const seen = new Set<string>();
  return sources
    .map((source) => ({ source, score: sharedWords(asked, wordsOf(source.text)) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ source }) => source)
    .filter(({ text }) => !seen.has(text) && seen.add(text))
    .slice(0, MOST_QUOTES);
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  // Never half of a character.
  return line.length <= LONGEST_QUOTE
    ? line
    : `${line
        .slice(0, LONGEST_QUOTE)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`;
}
