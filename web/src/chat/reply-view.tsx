import { Icon } from '../parts/icon.tsx';
import { Markdown } from '../parts/markdown.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { AwaitedReply } from './awaited-reply.tsx';
import type { Feedback } from './feedback-buttons.tsx';
import { MessageButtons } from './message-buttons.tsx';
import { ReplyFoot } from './reply-foot.tsx';
import type { TurnEntry } from './timeline.ts';
import { RetryButton, StopButton } from './turn-buttons.tsx';
import { TurnWhy } from './turn-why.tsx';

export interface ReplyViewProps {
  readonly turn: TurnEntry;
  readonly feedback: Feedback | null;
}

/** The reply to a turn: awaited, growing, whole, or why there is none. */
export function ReplyView({ turn: { id, mode, reply }, feedback }: ReplyViewProps) {
  const { chat } = useTexts();
  switch (reply.state) {
    case 'awaited':
      return <AwaitedReply turnId={id} isWork={mode === 'AGENT'} />;
    case 'growing':
      return (
        <>
          <div className="reply-growing" aria-busy="true">
            <Markdown text={reply.text} />
          </div>
          <StopButton turnId={id} />
        </>
      );
    case 'whole':
      return (
        <>
          <Markdown text={reply.text} />
          <MessageButtons buttons={reply.buttons} />
          <ReplyFoot turnId={id} reply={reply} feedback={feedback} />
        </>
      );
    case 'failed':
      return (
        <>
          <div className="reply-failed">
            <Icon name={reply.isStopped ? 'stop' : 'warning'} />
            <p>
              {reply.isStopped ? null : <strong>{chat.failed} </strong>}
              {reply.message}
            </p>
            <RetryButton turnId={id} />
          </div>
          <TurnWhy turnId={id} />
        </>
      );
  }
}
