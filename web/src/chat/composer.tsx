import { useEffect, useId, useRef, useState } from 'react';
import type { FormEvent, KeyboardEvent } from 'react';

import { useServices } from '../api/services.ts';
import { Icon } from '../parts/icon.tsx';
import { useTexts } from '../texts/texts-context.ts';

/** What the API takes as one message. */
const LONGEST = 100_000;

export interface ComposerProps {
  /** Under which an unsent draft is kept. */
  readonly draftKey: string;
  readonly isBusy?: boolean;
  /** What is sent leaves the field when this says true. */
  readonly onSend: (text: string) => boolean | Promise<boolean>;
}

/** Where a message is written. Enter sends, Shift+Enter begins a new line; Enter that ends a word of an input method does neither. */
export function Composer({ draftKey, isBusy = false, onSend }: ComposerProps) {
  const { chat } = useTexts();
  const [text, write] = useDraft(draftKey);
  const field = useFocusedField();
  const hintId = useId();
  const send = async (): Promise<void> => {
    if (text.trim() === '' || isBusy) return;
    if (await onSend(text.trim())) write('');
  };
  const submit = (event: FormEvent | KeyboardEvent): void => {
    event.preventDefault();
    void send();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (sends(event)) submit(event);
  };
  const isReady = !isBusy && text.trim() !== '';
  return (
    <form className="composer" onSubmit={submit}>
      <textarea
        ref={field}
        rows={1}
        value={text}
        aria-label={chat.label}
        aria-describedby={hintId}
        placeholder={chat.placeholder}
        enterKeyHint="send"
        maxLength={LONGEST}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <button type="submit" className="button button-primary button-icon composer-send" aria-label={chat.send} disabled={!isReady}>
        <Icon name="send" />
      </button>
      <p id={hintId} className="composer-hint">
        {chat.keys}
      </p>
    </form>
  );
}

function sends({ key, shiftKey, nativeEvent }: KeyboardEvent): boolean {
  return key === 'Enter' && !shiftKey && !nativeEvent.isComposing;
}

/** What is being written at a place; it is there again when one comes back. */
function useDraft(key: string): readonly [text: string, write: (text: string) => void] {
  const { drafts } = useServices();
  const [text, setText] = useState(drafts.get(key) ?? '');
  const write = (next: string): void => {
    setText(next);
    drafts.set(key, next);
  };
  return [text, write];
}

/** On a screen with a keyboard writing can begin at once; on a touch screen the keyboard would cover the page. */
function useFocusedField() {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) field.current?.focus({ preventScroll: true });
  }, []);
  return field;
}
