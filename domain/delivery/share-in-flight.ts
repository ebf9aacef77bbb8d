/** Answers those who ask the same while the answer is on its way with that one answer; nothing is kept after it. */
export function shareInFlight<T>(ask: (question: string) => Promise<T>): (question: string) => Promise<T> {
  const coming = new Map<string, Promise<T>>();
  return (question) => {
    const known = coming.get(question);
    if (known !== undefined) return known;
    const answer = ask(question).finally(() => coming.delete(question));
    coming.set(question, answer);
    return answer;
  };
}
