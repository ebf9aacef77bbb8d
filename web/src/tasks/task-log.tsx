import { useState } from 'react';

import { Icon } from '../parts/icon.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { LogLines } from './log-lines.tsx';
import { LogSearch } from './log-search.tsx';
import { LogTools } from './log-tools.tsx';
import { useLogBox } from './use-log-box.ts';
import { useLogSearch } from './use-log-search.ts';
import { useTaskLog } from './use-task-log.ts';

export interface TaskLogProps {
  readonly taskId: string;
  /** The code that people type. */
  readonly shortId: string;
  /** The number of the line after which lines come by themselves; those before are fetched when they are looked at. */
  readonly from: number;
}

/** The output of a task, live. It stays at its end unless the person scrolls up or pauses it. */
export function TaskLog({ taskId, shortId, from }: TaskLogProps) {
  const { tasks } = useTexts();
  const followed = useTaskLog(taskId, from);
  const { log, isOver, refusal } = followed;
  const box = useLogBox(followed);
  const search = useLogSearch(followed, box.goTo);
  const unseen = useUnseen(log.last(), box.isAtEnd);
  return (
    <section className="log" aria-labelledby="log-title">
      <div className="log-head">
        <h2 id="log-title" className="side-title">
          {tasks.log}
        </h2>
        <LogSearch search={search} />
        <LogTools name={`task-${shortId}`} followed={followed} isAtEnd={box.isAtEnd} onPause={box.leaveEnd} onFollow={box.toEnd} />
      </div>
      {/* Not live: a flood of lines would drown a screen reader; the task’s state is told instead. */}
      <div
        ref={box.ref}
        className="log-lines"
        role="log"
        aria-live="off"
        aria-labelledby="log-title"
        tabIndex={0}
        onScroll={box.onScroll}
        onWheel={box.onWheel}
      >
        <LogLines log={log} virtualizer={box.virtualizer} words={search.words.trim()} current={search.current} />
        {log.last() === 0 && <p className="log-note">{tasks.logEmpty}</p>}
        {isOver && <p className="log-note">{tasks.logEnd}</p>}
      </div>
      {!box.isAtEnd && <ToEnd unseen={unseen} onClick={box.toEnd} />}
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

function ToEnd({ unseen, onClick }: { readonly unseen: number; readonly onClick: () => void }) {
  const { tasks } = useTexts();
  return (
    <button type="button" className="button button-small to-end" onClick={onClick}>
      <Icon name="arrowDown" />
      {unseen > 0 ? tasks.fresh(unseen) : tasks.toEnd}
    </button>
  );
}
