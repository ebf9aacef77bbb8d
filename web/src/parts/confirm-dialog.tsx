import { useEffect, useId, useRef } from 'react';

import { useTexts } from '../texts/texts-context.ts';

export interface ConfirmDialogProps {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no?: string;
  readonly isDangerous?: boolean;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

/** Asks before something is done. Rendered means open; Escape and the first button close it without doing anything. */
export function ConfirmDialog({ title, text, yes, no, isDangerous = false, onYes, onClose }: ConfirmDialogProps) {
  const { app } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={`${id}-title`} aria-describedby={`${id}-text`} onClose={onClose}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p id={`${id}-text`}>{text}</p>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          {no ?? app.cancel}
        </button>
        <button
          type="button"
          className={`button ${isDangerous ? 'button-danger' : 'button-primary'}`}
          onClick={() => {
            onYes();
            dialog.current?.close();
          }}
        >
          {yes}
        </button>
      </div>
    </dialog>
  );
}
