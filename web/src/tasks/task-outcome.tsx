import { Icon } from '../parts/icon.tsx';
import { Markdown } from '../parts/markdown.tsx';
import { useTexts } from '../texts/texts-context.ts';
import type { TaskFields } from './task-documents.ts';

/** What came of a task, and why it stands where it does. */
export function TaskOutcome({ task: { state, reason, result } }: { readonly task: TaskFields }) {
  const { tasks } = useTexts();
  const summary = result?.summary ?? '';
  return (
    <>
      {reason !== null && (
        <div className={state === 'FAILED' ? 'reason reason-bad' : 'reason'}>
          <Icon name={state === 'FAILED' ? 'warning' : 'stop'} />
          <p>{reason.message}</p>
        </div>
      )}
      {summary !== '' && (
        <section className="card outcome" aria-label={tasks.result}>
          <h2 className="side-title">{tasks.result}</h2>
          <Markdown text={summary} />
        </section>
      )}
    </>
  );
}
