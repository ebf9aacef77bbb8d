import { useState } from 'react';

import { Fact } from '../tasks/fact.tsx';
import { useFormats, useTexts } from '../texts/texts-context.ts';
import { TemplateForm } from './template-form.tsx';
import type { TemplateCardProps } from './template-card-props.ts';

/** One template: what it is for, what it says, and the way to use it. */
export function TemplateCard({ template, project }: TemplateCardProps) {
  const { templates: texts } = useTexts();
  const formats = useFormats();
  const [isUsed, setUsed] = useState(false);
  const { name, description, from, prompt, budgetUsd } = template;
  return (
    <article className="card person">
      <h2 className="person-name">
        {name} <span className="tag">{texts.from[from]}</span>
      </h2>
      <p>{description}</p>
      {budgetUsd !== null && (
        <dl className="facts">
          <Fact name={texts.budget}>{formats.usd(budgetUsd)}</Fact>
        </dl>
      )}
      <details>
        <summary>{texts.prompt}</summary>
        <p className="task-work">{prompt}</p>
      </details>
      {isUsed ? (
        <TemplateForm template={template} project={project} />
      ) : (
        <div className="part-actions">
          <button type="button" className="button button-small" aria-label={texts.useNamed(name)} onClick={() => setUsed(true)}>
            {texts.use}
          </button>
        </div>
      )}
    </article>
  );
}
