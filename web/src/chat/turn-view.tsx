import { memo } from 'react';

import { FileList } from '../files/file-list.tsx';
import { useTexts } from '../texts/texts-context.ts';
import type { Feedback } from './feedback-buttons.tsx';
import { MessageView } from './message-view.tsx';
import { ReplyView } from './reply-view.tsx';
import type { TurnEntry } from './timeline.ts';
import type { TurnFiles } from './use-files.ts';

export interface TurnViewProps {
  readonly turn: TurnEntry;
  /** What the person has said of it; null: nothing. */
  readonly feedback: Feedback | null;
  /** Null: not known yet. */
  readonly files: TurnFiles | null;
}

/** A message and its reply. */
export const TurnView = memo(function TurnView({ turn, feedback, files }: TurnViewProps) {
  const { chat, files: texts } = useTexts();
  return (
    <>
      {turn.message !== null && (
        <MessageView text={turn.message.text} at={turn.message.at}>
          <FileList files={files?.files ?? []} label={texts.ofMessage} />
        </MessageView>
      )}
      <article className="reply" aria-label={chat.parley}>
        <ReplyView turn={turn} feedback={feedback} />
        <FileList files={files?.replyFiles ?? []} label={texts.ofReply} />
      </article>
    </>
  );
});
