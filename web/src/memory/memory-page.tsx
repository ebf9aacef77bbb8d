import { useState } from 'react';

import type { Refusal } from '../api/refusal.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Field } from '../parts/field.tsx';
import { Loading } from '../parts/loading.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { ForgetAll } from './forget-all.tsx';
import { MemoryCard } from './memory-card.tsx';
import type { MemoryCardProps } from './memory-card.tsx';
import type { MemoryFields } from './memory-documents.ts';
import { RememberForm } from './remember-form.tsx';
import { useMemories } from './use-memories.ts';

/** What is known of the person, in their hands. */
export function MemoryPage() {
  const { memory: texts } = useTexts();
  const [words, setWords] = useState('');
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [said, setSaid] = useState('');
  const { memories, hasMore, isBusy, problem, more, ask, forget, takeAlong } = useMemories(words);
  const wrong = refusal === null ? problem : refusal.message;
  const tell = (what: string) => (): void => {
    setSaid(what);
    ask();
  };
  return (
    <div className="page">
      <PageHead title={texts.title}>
        <button type="button" className="button" onClick={() => void takeAlong()}>
          {texts.export}
        </button>
        <ForgetAll onRefused={setRefusal} onDone={tell(texts.forgotten)} />
      </PageHead>
      <RememberForm onDone={tell(texts.remembered)} />
      <Field label={texts.search} hint={texts.searchHint} problem={null}>
        {(ties) => <input {...ties} type="search" value={words} onChange={(event) => setWords(event.target.value)} />}
      </Field>
      <p role="status">{said}</p>
      {wrong !== undefined && <Problem message={wrong} onAgain={ask} />}
      {memories === null && wrong === undefined && <Loading />}
      {memories?.length === 0 && (words.trim() === '' ? <EmptyState title={texts.none} hint={texts.noneHint} /> : <p>{texts.noMatch}</p>)}
      <MemoryList
        memories={memories ?? []}
        isBusy={isBusy}
        onForget={(id) => void forget(id).then((isDone) => setSaid(isDone ? texts.forgotten : ''))}
      />
      {hasMore && (
        <button type="button" className="button" disabled={isBusy} onClick={more}>
          {texts.more}
        </button>
      )}
    </div>
  );
}

interface MemoryListProps extends Pick<MemoryCardProps, 'isBusy' | 'onForget'> {
  readonly memories: readonly MemoryFields[];
}

function MemoryList({ memories, isBusy, onForget }: MemoryListProps) {
  const { memory: texts } = useTexts();
  return (
    <ul className="memories" aria-label={texts.list}>
      {memories.map((memory) => (
        <li key={memory.id}>
          <MemoryCard memory={memory} isBusy={isBusy} onForget={onForget} />
        </li>
      ))}
    </ul>
  );
}
