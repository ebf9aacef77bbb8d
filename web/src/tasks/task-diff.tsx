import { useState } from 'react';
import { useQuery } from 'urql';

import { messageOfError } from '../api/refusal.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Loading } from '../parts/loading.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { diffFiles } from './diff-files.ts';
import type { DiffFile } from './diff-files.ts';
import { taskDiffDocument } from './git-documents.ts';

/** What the commits of a task change, file by file, once somebody wants to see it. */
export function TaskDiff({ taskId }: { readonly taskId: string }) {
  const { tasks } = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="diff" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{tasks.showDiff}</summary>
      {isOpen && <Changes taskId={taskId} />}
    </details>
  );
}

function Changes({ taskId }: { readonly taskId: string }) {
  const { tasks } = useTexts();
  const [{ data, error, fetching }] = useQuery({ query: taskDiffDocument, variables: { id: taskId } });
  const diff = data?.task?.diff ?? null;
  if (error !== undefined) return <Problem message={messageOfError(error)} />;
  if (fetching) return <Loading />;
  if (diff === null) return <p className="part-note">{tasks.noDiff}</p>;
  return (
    <>
      <CopyButton text={diff} />
      {diffFiles(diff).map((file) => (
        <FileChanges key={file.name} file={file} />
      ))}
    </>
  );
}

/** One file: lines that came and lines that went, told apart by their signs too. */
export function FileChanges({ file: { name, lines } }: { readonly file: DiffFile }) {
  return (
    <section className="diff-file" aria-label={name}>
      <h3 className="part-title">
        <code>{name}</code>
      </h3>
      <pre tabIndex={0} aria-label={name}>
        {lines.map(({ kind, text }, index) => (
          // Lines repeat, and are never moved about.
          <span key={index} className={`diff-line diff-${kind}`}>
            {text}
            {'\n'}
          </span>
        ))}
      </pre>
    </section>
  );
}
