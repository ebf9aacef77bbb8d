/**
 * The items of a source until `signal` aborts, and none after that. Ends quietly when the follower left, which is when `until` aborts;
 * throws the signal's reason when it was something else that ended it, such as the death of a token. `signal` aborts whenever `until` does.
 */
export async function* endingWith<T>(source: AsyncIterable<T>, signal: AbortSignal, until: AbortSignal): AsyncGenerator<T> {
  try {
    for await (const item of source) {
      if (signal.aborted) break;
      yield item;
      if (signal.aborted) break;
    }
  } catch (cause) {
    // What is being waited for may end with the signal's reason.
    if (!signal.aborted) throw cause;
  }
  if (!until.aborted) signal.throwIfAborted();
}
