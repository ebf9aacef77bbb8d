/** The best of many, best first; of two as good the greater number. */
export interface TopList {
  offer(number: number, score: number): void;
  numbers(): readonly number[];
}

/** Takes numbers in growing order. */
export function makeTopList(limit: number): TopList {
  const scores: number[] = [];
  const numbers: number[] = [];
  return {
    offer: (number, score) => {
      if (limit === 0 || (scores.length === limit && score < (scores.at(-1) ?? 0))) return;
      let [from, to] = [0, scores.length];
      while (from < to) {
        const middle = (from + to) >> 1;
        if ((scores[middle] ?? 0) > score) from = middle + 1;
        else to = middle;
      }
      scores.splice(from, 0, score);
      numbers.splice(from, 0, number);
      scores.length = Math.min(limit, scores.length);
      numbers.length = scores.length;
    },
    numbers: () => numbers,
  };
}
