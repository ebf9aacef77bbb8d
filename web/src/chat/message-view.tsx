import type { ReactNode } from 'react';

import { useFormats, useTexts } from '../texts/texts-context.ts';

export interface MessageViewProps {
  readonly text: string;
  /** Null: it is not there yet. */
  readonly at: string | null;
  /** What is to be said about it. */
  readonly children?: ReactNode;
}

/** What the person wrote, as it was written. */
export function MessageView({ text, at, children }: MessageViewProps) {
  const { chat } = useTexts();
  const formats = useFormats();
  return (
    <article className={at === null ? 'message message-pending' : 'message'} aria-label={chat.you}>
      {text !== '' && (
        <p className="message-text" title={at === null ? undefined : formats.exact(at)}>
          {text}
        </p>
      )}
      {children}
    </article>
  );
}
