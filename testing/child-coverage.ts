/**
 * For the environment of child processes of ours: where they are to write what they ran, when somebody measures the coverage. A process that is
 * killed writes nothing.
 */
export function childCoverage(): Readonly<Record<string, string>> {
  const folder = process.env['PARLEY_TEST_CHILD_COVERAGE'];
  return folder === undefined ? {} : { NODE_V8_COVERAGE: folder };
}
