import { useServices } from '../api/services.ts';
import { useValue } from '../api/use-value.ts';
import { useTexts } from '../texts/texts-context.ts';
import { MessageView } from './message-view.tsx';
import type { PendingMessage } from './outbox.ts';

export interface PendingViewProps {
  readonly message: PendingMessage;
  readonly onRetry: (clientMessageId: string) => void;
  readonly onDiscard: (clientMessageId: string) => void;
}

/** A message on its way, or one that was not taken. */
export function PendingView({ message, onRetry, onDiscard }: PendingViewProps) {
  const { chat } = useTexts();
  const connection = useValue(useServices().connection);
  const { text, files, state, why, clientMessageId } = message;
  const names = files.map(({ name }) => name).join(', ');
  if (state !== 'refused') {
    return (
      <MessageView text={text} at={null}>
        {names !== '' && <p className="message-text">{names}</p>}
        <p className="message-note">{connection === 'lost' && state === 'waiting' ? chat.waiting : chat.sending}</p>
      </MessageView>
    );
  }
  return (
    <MessageView text={text} at={null}>
      {names !== '' && <p className="message-text">{names}</p>}
      <div className="message-note message-refused" role="alert">
        <p>
          {chat.refused} {why}
        </p>
        <button type="button" className="button button-small" onClick={() => onRetry(clientMessageId)}>
          {chat.sendAgain}
        </button>
        <button type="button" className="button button-small button-quiet" onClick={() => onDiscard(clientMessageId)}>
          {chat.discard}
        </button>
      </div>
    </MessageView>
  );
}
