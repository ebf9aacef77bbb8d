import { useTexts } from '../texts/texts-context.ts';
import { graphOf } from './graph-of.ts';
import type { TaskDetails } from './task-documents.ts';
import { PlaceLink } from '../app/place-link.tsx';

/** The tasks around one as a picture: what it starts after at the left, what it lets start at the right. The list below it says the same in words. */
export function TaskGraph({ task }: { readonly task: Pick<TaskDetails, 'shortId' | 'after' | 'dependents'> }) {
  const { tasks } = useTexts();
  const { width, height, nodes, lines } = graphOf(task);
  return (
    <div className="graph" role="group" aria-label={tasks.graph}>
      <div className="graph-box" style={{ width, height }}>
        <svg width={width} height={height} aria-hidden="true" focusable="false">
          {lines.map(({ key, path }) => (
            <path key={key} d={path} className="graph-line" />
          ))}
        </svg>
        {nodes.map(({ id, x, y, isThis }) => (
          <span key={`${id} ${x}`} className={isThis ? 'graph-node graph-this' : 'graph-node'} style={{ left: x, top: y }}>
            {isThis ? <strong>{id}</strong> : <PlaceLink to={{ kind: 'task', id }}>{id}</PlaceLink>}
          </span>
        ))}
      </div>
    </div>
  );
}
