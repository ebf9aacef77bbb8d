import type { HealthPart } from '../access/check-health.ts';
import type { CircuitBoard } from '../routing/circuit-board.ts';

/** Says of each model that has ever been passed over in this process, because it failed several times in a row, whether it is at this moment. */
export function makeModelParts(circuits: Pick<CircuitBoard, 'open'>): () => readonly HealthPart[] {
  const seen = new Set<string>();
  return () => {
    const open = new Set(circuits.open());
    for (const model of open) seen.add(model);
    return [...seen].map((model) => {
      const detail = open.has(model) ? 'It failed several times in a row and is passed over until it answers again.' : null;
      return { name: `model:${model}`, isReady: detail === null, detail, isEssential: false };
    });
  };
}
