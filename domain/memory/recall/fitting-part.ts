const SENTENCE = /[^.!?…\n]+[.!?…]*\s*/gu;
const CUT = '…';

/**
 * Of a text that is longer than `maxLength` the sentences that fit a question best, in their order, with a mark where some were left out; a
 * sentence that is longer alone is cut. `fits` says how many of the question's words a sentence has.
 */
export function fittingPart(text: string, maxLength: number, fits: (sentence: string) => number): string {
  const whole = text.trim().replaceAll(/\s+/g, ' ');
  if (whole.length <= maxLength) return whole;
  const sentences = [...whole.matchAll(SENTENCE)].map(([sentence], place) => ({ sentence: sentence.trim(), place, fit: fits(sentence) }));
  const chosen: typeof sentences = [];
  let left = maxLength;
  for (const each of sentences.toSorted((a, b) => b.fit - a.fit || a.place - b.place)) {
    if (each.sentence.length + 1 > left) continue;
    chosen.push(each);
    left -= each.sentence.length + 1;
  }
  const foremost = sentences.toSorted((a, b) => b.fit - a.fit || a.place - b.place)[0];
  if (chosen.length === 0 || (foremost !== undefined && foremost.fit > 0 && !chosen.includes(foremost))) {
    return `${(foremost?.sentence ?? whole).slice(0, maxLength - 1).toWellFormed()}${CUT}`;
  }
  return chosen
    .toSorted((a, b) => a.place - b.place)
    .map(({ sentence }) => sentence)
    .join(' ');
}
