/** How a text goes on after the opening of a pattern; each returns the value that it begins with, or null. */
type ValueReader = (rest: string) => string | null;

const WORD = String.raw`[\p{L}\p{N}][\p{L}\p{M}\p{N}&+’'./-]*`;
const CAPITAL = String.raw`\p{Lu}[\p{L}\p{M}\p{N}&+’'./-]*`;
/** What may stand between capital words of one name, if another one follows. */
const LINK = String.raw`(?:of|the|de|da|di|del|la|le|el|am|an|der|den|on|upon|и|на|де|and|&)`;
/** Capital words that begin something else. */
const NOT_A_NAME = String.raw`(?!(?:I|I'm|I’m|My|We|He|She|It|You|They|Please|Can|What|How|Я|Мы|Мой|Моя|Моё|Мне|Меня|У|Он|Она|А|Но)(?![\p{L}’']))`;
const NAME = new RegExp(`^[«"“]?(?:the )?${NOT_A_NAME}${CAPITAL}(?:(?: ${LINK})?,? ${NOT_A_NAME}${CAPITAL})*`, 'u');
/** What people add without meaning more by it, and where another thought begins. */
const AFTERTHOUGHT =
  /(?:\s*[,;:(—–]|\s+-\s|\s(?:and|but|so|because|since|for|with|now|currently|too|also|btw|please|thanks|these days|at the moment|right now|и|а|но|сейчас|теперь|тоже|кстати|вместе|уже|пока|потому|поэтому|с|со|если)(?![\p{L}]))[\s\S]*$/iu;

function trimmed(value: string): string {
  return value.replaceAll(/^[\s«»"“”]+|[\s«»"“”.,;:!)-]+$/gu, '');
}

function wordsOf(value: string): readonly string[] {
  return value.match(new RegExp(WORD, 'gu')) ?? [];
}

/** A name in capitals such as "New York" or "Bosnia and Herzegovina". */
export const capitalName: ValueReader = (rest) => {
  const found = NAME.exec(rest);
  return found === null ? null : trimmed(found[0]);
};

/** The same, or up to `most` words in lower case that nothing else follows, of which the first is none of `stops`. */
export function looseName(most: number, stops: ReadonlySet<string>): ValueReader {
  return (rest) => {
    const name = capitalName(rest);
    if (name !== null) return name;
    const value = trimmed(rest.replace(AFTERTHOUGHT, ''));
    const words = wordsOf(value);
    const isPlain = words.length > 0 && words.length <= most && words.join(' ') === value;
    return isPlain && !stops.has((words[0] ?? '').toLowerCase()) ? value : null;
  };
}

/** Up to `most` words until another thought begins, of which the first is none of `stops`. */
export function plainWords(most: number, stops: ReadonlySet<string>): ValueReader {
  return (rest) => {
    const value = trimmed(
      rest.replace(
        /(?:\s*[;:(—–]|\s+-\s|,?\s(?:but|because|since|so|btw|no|но|потому|поэтому|если|кстати|а)(?![\p{L}])|,\s(?:i|and i|я|и я)(?![\p{L}])|\s(?:and|и)\s(?:i|my|you|can|я|мой|моя|мне|у|ты)(?![\p{L}]))[\s\S]*$/iu,
        '',
      ),
    );
    const words = wordsOf(value);
    return words.length > 0 && words.length <= most && !stops.has((words[0] ?? '').toLowerCase()) ? value : null;
  };
}

/** One of these words, in any case, alone or followed by another thought. */
export function oneOf(expression: RegExp): ValueReader {
  return (rest) => {
    const found = expression.exec(rest);
    return found?.index === 0 ? trimmed(found[0]) : null;
  };
}
