import { useEffect, useId, useRef } from 'react';
import type { KeyboardEvent } from 'react';

import { Icon } from '../parts/icon.tsx';
import { useFormats, useTexts } from '../texts/texts-context.ts';
import type { FoundLines } from './use-log-search.ts';

/** Looks for words in the whole output: Enter goes to the next line with them, Shift+Enter to the one before, Escape ends it; `/` begins. */
export function LogSearch({ search }: { readonly search: FoundLines }) {
  const { tasks } = useTexts();
  const formats = useFormats();
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const { words, count, position, isLooking, setWords, step } = search;
  useSlash(() => field.current?.focus());
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') setWords('');
    else return;
    event.preventDefault();
  };
  const told = words.trim() === '' ? '' : isLooking ? tasks.looking : tasks.found(formats.number(position), formats.number(count));
  return (
    <div className="log-search" role="search">
      <label htmlFor={id} className="unseen">
        {tasks.search}
      </label>
      <input
        ref={field}
        id={id}
        type="search"
        value={words}
        placeholder={tasks.search}
        aria-keyshortcuts="/"
        autoComplete="off"
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span role="status" className="log-found">
        {told}
      </span>
      {count > 0 && <Steps step={step} />}
    </div>
  );
}

function Steps({ step }: Pick<FoundLines, 'step'>) {
  const { tasks } = useTexts();
  return (
    <>
      <StepButton label={tasks.previous} icon="arrowUp" onClick={() => step(-1)} />
      <StepButton label={tasks.next} icon="arrowDown" onClick={() => step(1)} />
    </>
  );
}

interface StepButtonProps {
  readonly label: string;
  readonly icon: 'arrowUp' | 'arrowDown';
  readonly onClick: () => void;
}

function StepButton({ label, icon, onClick }: StepButtonProps) {
  return (
    <button type="button" className="button button-small button-quiet" aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}

function useSlash(then: () => void): void {
  const latest = useRef(then);
  useEffect(() => {
    latest.current = then;
  });
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const isTyping = document.activeElement?.matches('input, textarea, select') === true;
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
