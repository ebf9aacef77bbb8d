import { useState } from 'react';

import { Icon } from '../parts/icon.tsx';
import { saveFile } from '../parts/save-file.ts';
import { useTexts } from '../texts/texts-context.ts';
import { readableLine } from './readable-line.ts';
import type { FollowedLog } from './use-task-log.ts';

export interface LogToolsProps {
  readonly name: string;
  readonly followed: FollowedLog;
  readonly isAtEnd: boolean;
  readonly onPause: () => void;
  readonly onFollow: () => void;
}

/** Pause or follow, copy and save the whole output as text. */
export function LogTools({ name, followed, isAtEnd, onPause, onFollow }: LogToolsProps) {
  const { tasks, app } = useTexts();
  const { whole, isBusy, said, setSaid } = useWhole(followed);
  const copy = async (): Promise<void> => {
    const text = await whole();
    if (text === null) return;
    await navigator.clipboard.writeText(text).then(
      () => setSaid(app.copied),
      () => setSaid(tasks.notCopied),
    );
  };
  const save = async (): Promise<void> => {
    const text = await whole();
    if (text !== null) saveFile(`${name}.log`, text);
  };
  return (
    <div className="log-tools">
      <span role="status" className="log-found">
        {said}
      </span>
      {!followed.isOver && (
        <button type="button" className="button button-small button-quiet" aria-pressed={!isAtEnd} onClick={isAtEnd ? onPause : onFollow}>
          <Icon name={isAtEnd ? 'pause' : 'play'} />
          {isAtEnd ? tasks.pauseLog : tasks.followLog}
        </button>
      )}
      {'clipboard' in navigator && (
        <button type="button" className="button button-small button-quiet" disabled={isBusy} onClick={() => void copy()}>
          <Icon name="copy" />
          {app.copy}
        </button>
      )}
      <button type="button" className="button button-small button-quiet" disabled={isBusy} onClick={() => void save()}>
        <Icon name="download" />
        {tasks.download}
      </button>
    </div>
  );
}

function useWhole({ log, fetchLines }: FollowedLog) {
  const { app } = useTexts();
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  /** All lines that there are now; null: some did not come. */
  const whole = async (): Promise<string | null> => {
    setBusy(true);
    setSaid('');
    const last = log.last();
    const isWhole = await fetchLines(1, last);
    setBusy(false);
    if (!isWhole) setSaid(app.lostWhy);
    const texts = Array.from({ length: last }, (_, index) => readableLine(log.line(index + 1)?.text ?? ''));
    return isWhole ? texts.map((text) => `${text}\n`).join('') : null;
  };
  return { whole, isBusy, said, setSaid };
}
