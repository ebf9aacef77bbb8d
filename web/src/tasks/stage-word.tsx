import { useTexts } from '../texts/texts-context.ts';
import { isFinal } from './is-final.ts';
import type { TaskFields } from './task-documents.ts';

/** What a task in the list is doing, in a word. Nothing before it has begun and after it has ended. */
export function StageWord({ task: { state, stage } }: { readonly task: TaskFields }) {
  const { tasks } = useTexts();
  if (stage === null || isFinal(state)) return null;
  return <span className="stage-word">{tasks.stages[stage.stage]}</span>;
}
