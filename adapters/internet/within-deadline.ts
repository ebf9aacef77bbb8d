import type { Clock } from '../../domain/ports/clock.ts';

/** What a request ends with when it took too long. */
export class OverDeadline extends Error {
  constructor(milliseconds: number) {
    super(`it took longer than ${milliseconds / 1000} seconds`);
    this.name = 'OverDeadline';
  }
}

/** Does something with a signal that also aborts after a time, with an `OverDeadline`. */
export async function withinDeadline<T>(
  clock: Pick<Clock, 'sleep'>,
  milliseconds: number,
  signal: AbortSignal,
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const done = new AbortController();
  void clock.sleep(milliseconds, done.signal).then(
    () => over.abort(new OverDeadline(milliseconds)),
    () => {},
  );
  try {
    return await act(AbortSignal.any([signal, over.signal]));
  } finally {
    done.abort();
  }
}
