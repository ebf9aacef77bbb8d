import { useId, useRef } from 'react';
import type { KeyboardEvent } from 'react';

import { Icon } from '../parts/icon.tsx';
import { usePlainKeys } from '../settings/use-plain-keys.ts';
import { useFormats, useTexts } from '../texts/texts-context.ts';
import type { FoundLines } from './use-log-search.ts';

/** Looks for words in the whole output: Enter goes to the next line with them, Shift+Enter to the one before, Escape ends it; `/` begins. */
export function LogSearch({ search }: { readonly search: FoundLines }) {
  const { tasks } = useTexts();
  const formats = useFormats();
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const { words, count, position, isLooking, setWords, step } = search;
  usePlainKeys(({ key }) => {
    if (key === '/') field.current?.focus();
    return key === '/';
  });
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
