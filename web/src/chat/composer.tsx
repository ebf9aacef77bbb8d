import { useEffect, useId, useRef, useState } from 'react';
import type { ClipboardEvent, DragEvent, FormEvent, KeyboardEvent } from 'react';

import { useServices } from '../api/services.ts';
import { AttachButton } from '../files/attach-button.tsx';
import type { ReadyFile } from '../files/attached-files.ts';
import { AttachedList } from '../files/attached-list.tsx';
import { useAttached } from '../files/use-attached.ts';
import { Icon } from '../parts/icon.tsx';
import { useTexts } from '../texts/texts-context.ts';

/** What the API takes as one message. */
const LONGEST = 100_000;

export interface ComposerProps {
  /** Under which an unsent draft is kept. */
  readonly draftKey: string;
  readonly isBusy?: boolean;
  /** What is sent leaves the field when this says true. */
  readonly onSend: (text: string, files: readonly ReadyFile[]) => boolean | Promise<boolean>;
}

/**
 * Where a message is written. Enter sends, Shift+Enter begins a new line; Enter that ends a word of an input method does neither. Files are
 * chosen, dropped or pasted.
 */
export function Composer(props: ComposerProps) {
  const { chat } = useTexts();
  const { text, write, attached, isReady, submit } = useMessage(props);
  const field = useFocusedField();
  const hintId = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (sends(event)) submit(event);
  };
  const take = (event: DragEvent | ClipboardEvent, data: DataTransfer): void => takeFiles(event, data, attached.add);
  return (
    <form className="composer" onSubmit={submit} onDragOver={allowFiles} onDrop={(event) => take(event, event.dataTransfer)}>
      <AttachedList files={attached.files} onRemove={attached.remove} />
      <div className="composer-line">
        <AttachButton onFiles={attached.add} />
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
          onPaste={(event) => take(event, event.clipboardData)}
        />
        <button type="submit" className="button button-primary button-icon composer-send" aria-label={chat.send} disabled={!isReady}>
          <Icon name="send" />
        </button>
      </div>
      <p id={hintId} className="composer-hint">
        {chat.keys}
      </p>
    </form>
  );
}

/** The message that is being written: its text, its files, and how it leaves. */
function useMessage({ draftKey, isBusy = false, onSend }: ComposerProps) {
  const [text, write] = useDraft(draftKey);
  const attached = useAttached(draftKey);
  const isReady = !isBusy && !attached.isBlocked && (text.trim() !== '' || attached.ready.length > 0);
  const send = async (): Promise<void> => {
    if (!isReady || !(await onSend(text.trim(), attached.ready))) return;
    write('');
    attached.clear();
  };
  const submit = (event: FormEvent | KeyboardEvent): void => {
    event.preventDefault();
    void send();
  };
  return { text, write, attached, isReady, submit };
}

/** A browser that is not told so opens a dropped file in place of the page. */
function allowFiles(event: DragEvent): void {
  if (event.dataTransfer.types.includes('Files')) event.preventDefault();
}

function takeFiles(event: DragEvent | ClipboardEvent, { files }: DataTransfer, add: (files: readonly File[]) => void): void {
  if (files.length === 0) return;
  event.preventDefault();
  add([...files]);
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
