import { useEffect, useMemo } from 'react';

import { useServices } from '../api/services.ts';
import { Icon } from '../parts/icon.tsx';
import { Problem } from '../parts/problem.tsx';
import { useStickToEnd } from '../parts/use-stick-to-end.ts';
import { useTexts } from '../texts/texts-context.ts';
import { NoticeView } from './notice-view.tsx';
import { PendingView } from './pending-view.tsx';
import { ReplyAnnouncer } from './reply-announcer.tsx';
import { TurnView } from './turn-view.tsx';
import { useConversation } from './use-conversation.ts';
import { useFeedback } from './use-feedback.ts';
import { useFiles } from './use-files.ts';
import { useOutbox } from './use-outbox.ts';

export interface ConversationProps {
  readonly id: string;
  /** The number of the event before the first one that is shown. */
  readonly from: number;
  /** The number of the last event when it was opened. */
  readonly lastEvent: number;
  /** Null: there is nothing before. */
  readonly onEarlier: (() => void) | null;
}

/** The messages of a conversation and their replies, as they come. */
export function Conversation({ id, from, lastEvent, onEarlier }: ConversationProps) {
  const { chat } = useTexts();
  const { timeline, refusal } = useConversation(id, from);
  const { pending, retry, discard } = useSettledOutbox(id, timeline.clientMessageIds);
  const files = useFiles(timeline);
  const content = useMemo(() => [timeline, pending, files], [timeline, pending, files]);
  const { ref, isAtEnd, onScroll, toEnd } = useStickToEnd<HTMLDivElement>(content);
  const feedback = useFeedback(timeline, lastEvent);
  return (
    <>
      <div ref={ref} className="conversation" onScroll={onScroll} role="region" aria-label={chat.messages} tabIndex={0}>
        <ol className="turns">
          {onEarlier !== null && <Earlier onClick={onEarlier} />}
          {timeline.entries.map((entry) => (
            <li key={entry.id}>
              {entry.kind === 'turn' ? (
                <TurnView turn={entry} feedback={feedback.get(entry.id) ?? null} files={files.get(entry.id) ?? null} />
              ) : (
                <NoticeView notice={entry} />
              )}
            </li>
          ))}
          {pending.map((message) => (
            <li key={message.clientMessageId}>
              <PendingView message={message} onRetry={retry} onDiscard={discard} />
            </li>
          ))}
        </ol>
        {refusal !== null && <Problem message={refusal} />}
      </div>
      {!isAtEnd && (
        <button type="button" className="button button-small to-end" onClick={toEnd}>
          <Icon name="arrowDown" />
          {chat.newest}
        </button>
      )}
      <ReplyAnnouncer timeline={timeline} lastEvent={lastEvent} />
    </>
  );
}

function Earlier({ onClick }: { readonly onClick: () => void }) {
  const { chat } = useTexts();
  return (
    <li>
      <button type="button" className="button button-quiet button-small" onClick={onClick}>
        {chat.earlier}
      </button>
    </li>
  );
}

/** What is written here and not yet in the timeline. */
function useSettledOutbox(id: string, clientMessageIds: ReadonlySet<string>) {
  const { outbox } = useServices();
  const own = useOutbox(id);
  useEffect(() => outbox.settle(clientMessageIds), [outbox, clientMessageIds]);
  return { ...own, pending: own.pending.filter(({ clientMessageId }) => !clientMessageIds.has(clientMessageId)) };
}
