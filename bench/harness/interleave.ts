import type { Figures } from './figures.ts';

/** One of those that are compared. */
export interface Subject {
  readonly name: string;
  run(): Promise<Figures>;
}

/**
 * Runs everybody in turn, round after round (A B A B), so that a busy minute of the machine hits all alike. Returns each one's rounds by
 * its name.
 */
export async function interleave(
  subjects: readonly Subject[],
  rounds: number,
  onRun: (name: string, round: number, figures: Figures) => void = () => undefined,
): Promise<ReadonlyMap<string, readonly Figures[]>> {
  const measured = new Map(subjects.map(({ name }): [string, Figures[]] => [name, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const { name, run } of subjects) {
      const figures = await run();
      measured.get(name)?.push(figures);
      onRun(name, round, figures);
    }
  }
  return measured;
}
