/** All of them in the torture, a sample in `npm test`: each takes one or two starts of the program. */
export function sampled<T>(all: readonly T[], sample: readonly NoInfer<T>[]): readonly T[] {
  return process.env['PARLEY_TEST_LONG'] === '1' ? all : sample;
}
