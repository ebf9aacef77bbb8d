import { PageHead } from '../parts/page-head.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { TaskForm } from './task-form.tsx';

/** Where work is handed over. */
export function NewTaskPage() {
  const { tasks } = useTexts();
  return (
    <div className="page">
      <PageHead title={tasks.newTask} />
      <TaskForm />
    </div>
  );
}
