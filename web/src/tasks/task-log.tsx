import { useState } from 'react';

import { Icon } from '../parts/icon.tsx';
import { Problem } from '../parts/problem.tsx';
import { useStickToEnd } from '../parts/use-stick-to-end.ts';
import { useFormats, useTexts } from '../texts/texts-context.ts';
import { LogChunkView } from './log-chunk-view.tsx';
import { useKeptPlace } from './use-kept-place.ts';
import { useTaskLog } from './use-task-log.ts';

export interface TaskLogProps {
  readonly taskId: string;
  /** The number of the line before the first one that is shown. */
  readonly from: number;
}

/** The output of a task, live. It stays at its end unless the person scrolls up. */
export function TaskLog({ taskId, from }: TaskLogProps) {
  const { tasks } = useTexts();
  const formats = useFormats();
  const [isFollowing, setFollowing] = useState(true);
  const { log, isOver, refusal, earlierCount, showEarlier } = useTaskLog(taskId, from, isFollowing);
  const { ref, isAtEnd, onScroll, toEnd } = useStickToEnd<HTMLDivElement>(log);
  const unseen = useUnseen(log.last, isAtEnd);
  if (isFollowing !== isAtEnd) setFollowing(isAtEnd);
  useKeptPlace(ref, log.before);
  return (
    <section className="log" aria-labelledby="log-title">
      <h2 id="log-title" className="side-title">
        {tasks.log}
      </h2>
      {/* Not live: a flood of lines would drown a screen reader; the task’s state is told instead. */}
      <div ref={ref} className="log-lines" role="log" aria-live="off" aria-labelledby="log-title" tabIndex={0} onScroll={onScroll}>
        <div>
          {earlierCount > 0 && (
            <button type="button" className="button button-small log-earlier" onClick={() => void showEarlier()}>
              {tasks.earlier(formats.number(earlierCount))}
            </button>
          )}
          {log.chunks.map((chunk) => (
            <LogChunkView key={chunk.id} chunk={chunk} />
          ))}
          {log.last === 0 && <p className="log-note">{tasks.logEmpty}</p>}
          {isOver && <p className="log-note">{tasks.logEnd}</p>}
        </div>
      </div>
      {!isAtEnd && (
        <button type="button" className="button button-small to-end" onClick={toEnd}>
          <Icon name="arrowDown" />
          {unseen > 0 ? tasks.fresh(unseen) : tasks.toEnd}
        </button>
      )}
      {refusal !== null && <Problem message={`${tasks.logRefused} ${refusal}`} />}
    </section>
  );
}

/** How many lines have come since the person left the end. */
function useUnseen(last: number, isAtEnd: boolean): number {
  const [seen, setSeen] = useState(last);
  if (isAtEnd && seen !== last) setSeen(last);
  return last - seen;
}
