import type { TaskDetails } from './task-documents.ts';

/** Where something stands, in pixels from the top left. */
export interface GraphNode {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly isThis: boolean;
}

export interface Graph {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly GraphNode[];
  readonly lines: readonly { readonly key: string; readonly path: string }[];
}

const BOX = { width: 112, height: 32 };
const BETWEEN = { x: 56, y: 12 };

/** Three levels from left to right, each in the middle of the height: what a task starts after, the task, what it lets start. Levels without tasks take no room. */
export function graphOf({ shortId, after, dependents }: Pick<TaskDetails, 'shortId' | 'after' | 'dependents'>): Graph {
  const levels = [after.map((one) => one.shortId), [shortId], dependents.map((one) => one.shortId)].filter((level) => level.length > 0);
  const tallest = Math.max(...levels.map((level) => level.length));
  const height = tallest * (BOX.height + BETWEEN.y) - BETWEEN.y;
  const nodes = levels.map((level, column) =>
    level.map((id, row) => ({
      id,
      x: column * (BOX.width + BETWEEN.x),
      y: row * (BOX.height + BETWEEN.y) + (height - level.length * (BOX.height + BETWEEN.y) + BETWEEN.y) / 2,
      isThis: id === shortId,
    })),
  );
  const lines = nodes.slice(1).flatMap((level, index) => (nodes[index] ?? []).flatMap((from) => level.map((to) => lineBetween(from, to))));
  return { width: levels.length * (BOX.width + BETWEEN.x) - BETWEEN.x, height, nodes: nodes.flat(), lines };
}

function lineBetween(from: GraphNode, to: GraphNode): Graph['lines'][number] {
  const [x1, y1, x2, y2] = [from.x + BOX.width, from.y + BOX.height / 2, to.x, to.y + BOX.height / 2];
  const middle = (x1 + x2) / 2;
  return { key: `${from.id} ${to.id}`, path: `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}` };
}
