import { useEffect, useMemo } from 'react';

import { useServices } from '../api/services.ts';
import { useValue } from '../api/use-value.ts';
import type { ReadyFile } from '../files/attached-files.ts';
import type { PendingMessage } from './outbox.ts';

export interface ConversationOutbox {
  /** What was written here and is not in the conversation yet. */
  readonly pending: readonly PendingMessage[];
  readonly add: (text: string, files: readonly ReadyFile[]) => void;
  readonly retry: (clientMessageId: string) => void;
  readonly discard: (clientMessageId: string) => void;
}

/** The outbox of one conversation. */
export function useOutbox(conversationId: string): ConversationOutbox {
  const { outbox } = useServices();
  const all = useValue(outbox.pending);
  const pending = useMemo(() => all.filter((message) => message.conversationId === conversationId), [all, conversationId]);
  useEffect(() => () => outbox.open(conversationId), [outbox, conversationId]);
  return { pending, add: (text, files) => outbox.add(conversationId, text, files), retry: outbox.retry, discard: outbox.discard };
}
