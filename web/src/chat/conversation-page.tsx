import { useState } from 'react';
import { useQuery } from 'urql';

import { messageOfError } from '../api/refusal.ts';
import type { ConversationQuery } from '../generated/graphql.ts';
import { Nowhere } from '../app/nowhere.tsx';
import type { ReadyFile } from '../files/attached-files.ts';
import { Loading } from '../parts/loading.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Problem } from '../parts/problem.tsx';
import { PluginSwitches } from '../plugins/plugin-switches.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { conversationDocument } from './chat-documents.ts';
import { Composer } from './composer.tsx';
import { Conversation } from './conversation.tsx';
import { useOutbox } from './use-outbox.ts';

/** A long conversation is shown from so many events before its end. */
const EVENTS_AT_ONCE = 150;

type Opened = NonNullable<ConversationQuery['conversation']>;

/** One conversation. */
export function ConversationPage({ id }: { readonly id: string }) {
  const [{ data, error, fetching }, ask] = useQuery({ query: conversationDocument, variables: { id }, requestPolicy: 'network-only' });
  if (data?.conversation != null) return <OpenConversation opened={data.conversation} />;
  if (fetching) return <Loading />;
  if (error === undefined || error.graphQLErrors[0]?.extensions['code'] === 'id.unknown') return <Nowhere />;
  return (
    <div className="page">
      <Problem message={messageOfError(error)} onAgain={() => ask()} />
    </div>
  );
}

function OpenConversation({ opened: { id, title, channel, lastEvent: newestEvent } }: { readonly opened: Opened }) {
  const { chat } = useTexts();
  // As it was when it was opened: what comes later comes as events.
  const [lastEvent] = useState(newestEvent);
  const [pages, setPages] = useState(1);
  const { add } = useOutbox(id);
  const from = Math.max(0, lastEvent - pages * EVENTS_AT_ONCE);
  const send = (text: string, files: readonly ReadyFile[]): boolean => {
    add(text, files);
    return true;
  };
  return (
    <div className="page chat-page">
      <PageHead title={title ?? chat.untitled}>
        <PluginSwitches conversationId={id} />
      </PageHead>
      <Conversation key={from} id={id} from={from} lastEvent={lastEvent} onEarlier={from === 0 ? null : () => setPages(pages + 1)} />
      {channel === 'WEB' ? (
        <Composer draftKey={id} onSend={send} />
      ) : (
        <p className="elsewhere">{chat.elsewhere(channel === 'MATRIX' ? 'Matrix' : 'Telegram')}</p>
      )}
    </div>
  );
}
