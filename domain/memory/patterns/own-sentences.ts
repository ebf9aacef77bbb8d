/** More is a document, not what somebody says of themselves. */
const MOST_READ = 4_000;
const LONGEST_SENTENCE = 400;

const NOT_IN_WORD = String.raw`(?<![\p{L}\p{N}])`;
const WORD_ENDS = String.raw`(?![\p{L}\p{N}])`;

/** From here on it is a text to work on, or somebody else's part. */
const MATERIAL = new RegExp(
  `${NOT_IN_WORD}(?:translate|translation|rewrite|rephrase|paraphrase|proofread|summari[sz]e|grammar|lyrics|poem|story|dialogue?|role-?play|pretend|imagine|suppose|act as|letter from|quote|in the voice|for example|e\\.g\\.|переведи\\p{L}*|перевод|перепиши\\p{L}*|перефразируй\\p{L}*|исправь\\p{L}*|отредактируй\\p{L}*|сократи\\p{L}*|перескажи\\p{L}*|стих\\p{L}*|рассказ\\p{L}*|песн\\p{L}*|диалог\\p{L}*|сыграй\\p{L}*|притвори\\p{L}*|представь\\p{L}*|вообрази\\p{L}*|допустим|предположим|цитат\\p{L}*|от лица|например)${WORD_ENDS}`,
  'iu',
);
/** Not said of how things are, or said by somebody else. */
const UNREAL = new RegExp(
  `${NOT_IN_WORD}(?:if|unless|wish|would|could|might|should|maybe|perhaps|probably|said|says|saying|told|tells|asked|asks|wrote|writes|thinks?|thought|dream(?:ed|t)?|joke|joking|kidding|whether|если|бы|б|будто|словно|якобы|может|возможно|наверное|кажется|сказал\\p{L}*|говорит|говорил\\p{L}*|говорят|спросил\\p{L}*|спрашивает|написал\\p{L}*|пишет|ответил\\p{L}*|думает|думал\\p{L}*|мечтал\\p{L}*|мечтаю|шучу|шутка|снилось|приснилось|хотел\\p{L}*)${WORD_ENDS}`,
  'iu',
);
const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]*`/gu;
const QUOTED_LINE = /^[ \t]*>.*$/gmu;
/** Of several words, so that a name in quotation marks stays. */
const QUOTATION = /[«“"„‘](?:[^«»“”"„‘’\n]*\s){3,}[^«»“”"„‘’\n]*[»”"’]/gu;
/** After these a full stop ends nothing. */
const ABBREVIATED = /(?:^|[\s(])(?:\p{L}|St|Dr|Mr|Mrs|Ms|Prof|ул|пр|им|гор|обл|ст)$/u;

/** What somebody wrote in their own words: without code, quoted lines and quotations. */
export function ownWords(said: string): string {
  return said.slice(0, MOST_READ).replace(CODE, ' ￼ ').replace(QUOTED_LINE, '').replace(QUOTATION, ' ￼ ');
}

/** The sentences in which somebody plainly says how things are: no questions, quotations, code, conditions, nor what they hand in to be worked on. */
export function ownSentences(said: string): readonly string[] {
  const sentences = splitSentences(ownWords(said));
  const material = sentences.findIndex((sentence) => MATERIAL.test(sentence));
  return sentences
    .slice(0, material < 0 ? undefined : material)
    .filter((sentence) => sentence.length <= LONGEST_SENTENCE && !sentence.endsWith('?') && !UNREAL.test(sentence))
    .map((sentence) => sentence.replace(/[\s.!…)]+$/u, ''));
}

function splitSentences(text: string): readonly string[] {
  const sentences: string[] = [];
  let begun = '';
  for (const piece of text.split(/(?<=[.!?…;]["»”)]*)\s+|\n+/u)) {
    begun = begun === '' ? piece.trim() : `${begun} ${piece.trim()}`;
    if (begun.endsWith('.') && ABBREVIATED.test(begun.slice(0, -1))) continue;
    if (begun !== '') sentences.push(begun);
    begun = '';
  }
  return begun === '' ? sentences : [...sentences, begun];
}
