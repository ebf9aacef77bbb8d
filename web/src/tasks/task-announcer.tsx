import { useSettled } from '../parts/use-settled.ts';
import { useTexts } from '../texts/texts-context.ts';
import { isFinal } from './is-final.ts';
import type { TaskFields } from './task-documents.ts';

/** A stage that passes sooner is not told: an agent goes through many. */
const SETTLED_MS = 10_000;

/** Tells screen readers where the task stands: each state at once, a stage when it lasts. */
export function TaskAnnouncer({ task: { shortId, state, stage } }: { readonly task: TaskFields }) {
  const { tasks } = useTexts();
  const settled = useSettled(stage?.stage ?? null, SETTLED_MS);
  const said = settled === null || isFinal(state) ? tasks.state[state] : `${tasks.state[state]}, ${tasks.stages[settled]}`;
  return (
    <p className="unseen" role="status">
      {tasks.becomes(shortId, said)}
    </p>
  );
}
