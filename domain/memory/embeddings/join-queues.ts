import type { EmbeddingBatch, EmbeddingQueue } from '../../ports/embedding-queue.ts';

/** Several queues as one: what waits in an earlier one comes first. */
export function joinQueues(queues: readonly EmbeddingQueue[]): EmbeddingQueue {
  const sum = async (count: (queue: EmbeddingQueue) => Promise<number>): Promise<number> =>
    (await Promise.all(queues.map(count))).reduce((all, one) => all + one, 0);
  return {
    take: async (wanted) => {
      for (const [place, queue] of queues.entries()) {
        const batch = await queue.take(wanted);
        if (batch !== null) return { ...batch, scope: `${String(place)}:${batch.scope}` };
      }
      return null;
    },
    keep: async (batch, space, vectors, upTo) => {
      const { queue, own } = ownerOf(queues, batch);
      return (await queue?.keep(own, space, vectors, upTo)) ?? false;
    },
    putOff: async (batch, until) => {
      const { queue, own } = ownerOf(queues, batch);
      await queue?.putOff(own, until);
    },
    dropOld: async (space) => sum(async (queue) => queue.dropOld(space)),
    waiting: async (model, dimensions) => sum(async (queue) => queue.waiting(model, dimensions)),
  };
}

function ownerOf(queues: readonly EmbeddingQueue[], batch: EmbeddingBatch) {
  const end = batch.scope.indexOf(':');
  return { queue: queues[Number(batch.scope.slice(0, end))], own: { ...batch, scope: batch.scope.slice(end + 1) } };
}
