import type { Virtualizer } from '@tanstack/react-virtual';

import type { KeptLog } from './kept-log.ts';
import { LogLineView } from './log-line-view.tsx';

export interface LogLinesProps {
  readonly log: KeptLog;
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  /** What is looked for; empty: nothing. */
  readonly words: string;
  /** The number of the line that the search stands at; null: none. */
  readonly current: number | null;
}

/** The lines that are in view, at their places in a box as high as all of them together. */
export function LogLines({ log, virtualizer, words, current }: LogLinesProps) {
  const shown = virtualizer.getVirtualItems();
  return (
    <div className="log-all" style={{ height: virtualizer.getTotalSize() }}>
      <div className="log-shown" style={{ transform: `translateY(${shown[0]?.start ?? 0}px)` }}>
        {shown.map(({ index, key }) => (
          <div key={key} ref={virtualizer.measureElement} data-index={index}>
            <LogLineView number={index + 1} line={log.line(index + 1)} words={words} isCurrent={index + 1 === current} />
          </div>
        ))}
      </div>
    </div>
  );
}
