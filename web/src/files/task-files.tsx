import { useQuery } from 'urql';

import { useTexts } from '../texts/texts-context.ts';
import { filesOfTaskDocument } from './file-documents.ts';
import { FileList } from './file-list.tsx';

/** What a task hands over, as it was when this was first drawn. Nothing when it hands over nothing. */
export function TaskFiles({ taskId }: { readonly taskId: string }) {
  const { files: texts } = useTexts();
  const [{ data }] = useQuery({ query: filesOfTaskDocument, variables: { id: taskId }, requestPolicy: 'network-only' });
  const files = data?.task?.files ?? [];
  if (files.length === 0) return null;
  return (
    <section className="card task-files">
      <h2 className="side-title">{texts.ofTask}</h2>
      <FileList files={files} label={texts.ofTask} />
    </section>
  );
}
