import { useState } from 'react';
import { useQuery } from 'urql';
import type { OperationContext } from 'urql';

import { PlaceLink } from '../app/place-link.tsx';
import { useNavigation } from '../app/navigation.ts';
import { Moment } from '../parts/moment.tsx';
import { useArrowKeys } from '../parts/use-arrow-keys.ts';
import { useTexts } from '../texts/texts-context.ts';
import { conversationsDocument } from './chat-documents.ts';

/** The list changes with any conversation, also while it is empty. */
const CONTEXT: Partial<OperationContext> = { additionalTypenames: ['Conversation'], requestPolicy: 'cache-and-network' };

/** The conversations, newest first. */
export function ConversationList() {
  const { chat } = useTexts();
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const onKeyDown = useArrowKeys();
  return (
    <nav className="conversation-list" aria-labelledby="conversation-list-title">
      <h2 id="conversation-list-title" className="side-title">
        {chat.conversations}
      </h2>
      <ul onKeyDown={onKeyDown}>
        {cursors.map((after, index) => (
          <ConversationsAfter
            key={after ?? ''}
            after={after}
            onMore={index === cursors.length - 1 ? (cursor) => setCursors([...cursors, cursor]) : null}
          />
        ))}
      </ul>
    </nav>
  );
}

interface ConversationsAfterProps {
  readonly after: string | null;
  /** Null: what comes after is shown already. */
  readonly onMore: ((cursor: string) => void) | null;
}

function ConversationsAfter({ after, onMore }: ConversationsAfterProps) {
  const { chat } = useTexts();
  const { place } = useNavigation();
  const [{ data }] = useQuery({ query: conversationsDocument, variables: { after }, context: CONTEXT });
  const edges = data?.conversations?.edges ?? [];
  const pageInfo = data?.conversations?.pageInfo;
  const cursor = pageInfo?.hasNextPage === true ? pageInfo.endCursor : null;
  return (
    <>
      {edges.map(({ node }) => (
        <li key={node.id}>
          <PlaceLink
            to={{ kind: 'conversation', id: node.id }}
            className="nav-link conversation-link"
            isCurrent={place.kind === 'conversation' && place.id === node.id}
          >
            <span className="conversation-link-title">{node.title ?? chat.untitled}</span>
            <Moment at={node.createdAt} />
          </PlaceLink>
        </li>
      ))}
      {after === null && data !== undefined && edges.length === 0 && <li className="side-hint">{chat.none}</li>}
      {cursor != null && onMore !== null && (
        <li>
          <button type="button" className="button button-quiet button-small" onClick={() => onMore(cursor)}>
            {chat.older}
          </button>
        </li>
      )}
    </>
  );
}
