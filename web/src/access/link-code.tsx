import { useMutation } from 'urql';

import { refusalOf } from '../api/refusal.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { createLinkCodeDocument } from './access-documents.ts';

/** A code that ties the person's account in a chat to who they are here. */
export function LinkCode() {
  const { access } = useTexts();
  const [{ data, error, fetching }, make] = useMutation(createLinkCodeDocument);
  const made = data?.createLinkCode;
  const command = made?.__typename === 'CreateLinkCodePayload' ? `/link ${made.code}` : null;
  const refusal = made === undefined && error === undefined ? null : refusalOf(error, made);
  return (
    <section className="card form" aria-labelledby="link-title">
      <h2 id="link-title" className="side-title">
        {access.linkTitle}
      </h2>
      <p>{access.linkText}</p>
      {refusal !== null && <Problem message={refusal.message} />}
      <div role="status">
        {command !== null && (
          <div className="command">
            <code>{command}</code>
            <CopyButton text={command} />
          </div>
        )}
      </div>
      <div className="form-actions">
        <button type="button" className="button" disabled={fetching} onClick={() => void make({})}>
          {access.linkMake}
        </button>
      </div>
    </section>
  );
}
