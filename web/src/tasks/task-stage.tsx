import { useNow } from '../parts/use-now.ts';
import { useFormats, useTexts } from '../texts/texts-context.ts';
import { isFinal } from './is-final.ts';
import type { TaskFields } from './task-documents.ts';

/** What a task is doing, and for how long already. Nothing before it has begun and after it has ended. */
export function TaskStage({ task: { state, stage } }: { readonly task: TaskFields }) {
  const { tasks } = useTexts();
  const formats = useFormats();
  const isShown = stage !== null && !isFinal(state);
  const now = useNow(isShown);
  if (!isShown) return null;
  return (
    <p className="stage">
      <span className="stage-name">{tasks.stage}</span>
      <strong>{tasks.stages[stage.stage]}</strong>
      {stage.detail !== null && <code className="stage-detail">{stage.detail}</code>}
      <span className="stage-time">{formats.duration(now - Date.parse(stage.since))}</span>
    </p>
  );
}
