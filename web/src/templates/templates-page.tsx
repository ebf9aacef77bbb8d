import { useState } from 'react';
import { useQuery } from 'urql';

import { messageOfError } from '../api/refusal.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Field } from '../parts/field.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Problem } from '../parts/problem.tsx';
import { useSettled } from '../parts/use-settled.ts';
import { useTexts } from '../texts/texts-context.ts';
import { TemplateCard } from './template-card.tsx';
import { templatesDocument } from './template-documents.ts';

const SETTLED_MS = 300;

/** Prompts that are ready for tasks, and those that could not be read. */
export function TemplatesPage() {
  const { templates: texts, tasks } = useTexts();
  const [project, setProject] = useState('');
  const settled = useSettled(project.trim(), SETTLED_MS);
  const variables = { project: settled === '' ? null : settled };
  const [{ data, error, fetching }, execute] = useQuery({ query: templatesDocument, variables, requestPolicy: 'cache-and-network' });
  const listed = data?.templates ?? null;
  return (
    <div className="page">
      <PageHead title={texts.title} />
      <Field label={texts.project} hint={tasks.projectHint} problem={null}>
        {(ties) => (
          <input {...ties} value={project} autoComplete="off" autoCapitalize="none" onChange={(event) => setProject(event.target.value)} />
        )}
      </Field>
      {listed === null && fetching && <Loading />}
      {error !== undefined && <Problem message={messageOfError(error)} onAgain={() => execute({ requestPolicy: 'network-only' })} />}
      {listed?.problems.map(({ file, line, message }) => (
        <Problem
          key={`${file} ${String(line)} ${message}`}
          message={`${texts.problems}: ${file}${line === null ? '' : `:${line}`}. ${message}`}
        />
      ))}
      {listed?.templates.length === 0 && <EmptyState title={texts.none} hint={texts.noneHint} />}
      <ul className="card-list">
        {listed?.templates.map((template) => (
          <li key={template.name}>
            <TemplateCard template={template} project={settled} />
          </li>
        ))}
      </ul>
    </div>
  );
}
