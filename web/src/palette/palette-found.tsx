import { Command } from 'cmdk';
import { useQuery } from 'urql';

import type { Place } from '../app/place.ts';
import { conversationsDocument } from '../chat/chat-documents.ts';
import { tasksDocument } from '../tasks/task-documents.ts';
import { useTexts } from '../texts/texts-context.ts';
import { PaletteItem } from './palette-item.tsx';

/** The newest tasks and conversations, to go to. */
export function PaletteFound({ onGo }: { readonly onGo: (place: Place) => void }) {
  const texts = useTexts();
  const [tasks] = useQuery({ query: tasksDocument, variables: {} });
  const [conversations] = useQuery({ query: conversationsDocument, variables: {} });
  const shown = { tasks: tasks.data?.tasks?.edges ?? [], conversations: conversations.data?.conversations?.edges ?? [] };
  return (
    <>
      {shown.tasks.length > 0 && (
        <Command.Group heading={texts.palette.tasks}>
          {shown.tasks.map(({ node: { id, shortId, command, prompt } }) => (
            <PaletteItem
              key={id}
              id={`${command ?? prompt ?? ''} ${shortId}`}
              icon="tasks"
              onSelect={() => onGo({ kind: 'task', id: shortId })}
            >
              {command ?? prompt} · {shortId}
            </PaletteItem>
          ))}
        </Command.Group>
      )}
      {shown.conversations.length > 0 && (
        <Command.Group heading={texts.palette.conversations}>
          {shown.conversations.map(({ node }) => (
            <PaletteItem
              key={node.id}
              id={`${node.title ?? texts.chat.untitled} ${node.id}`}
              icon="chat"
              onSelect={() => onGo({ kind: 'conversation', id: node.id })}
            >
              {node.title ?? texts.chat.untitled}
            </PaletteItem>
          ))}
        </Command.Group>
      )}
    </>
  );
}
