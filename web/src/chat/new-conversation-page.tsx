import { useState } from 'react';
import { useMutation } from 'urql';

import { refusalOf } from '../api/refusal.ts';
import type { Refusal } from '../api/refusal.ts';
import { useServices } from '../api/services.ts';
import { useNavigation } from '../app/navigation.ts';
import type { ReadyFile } from '../files/attached-files.ts';
import { PageHead } from '../parts/page-head.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { createConversationDocument } from './chat-documents.ts';
import { Composer } from './composer.tsx';
import { titleOf } from './title-of.ts';

/** Where a conversation begins: it is made with its first message. */
export function NewConversationPage() {
  const { chat } = useTexts();
  const { outbox } = useServices();
  const { go } = useNavigation();
  const [{ fetching }, create] = useMutation(createConversationDocument);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const begin = async (text: string, files: readonly ReadyFile[]): Promise<boolean> => {
    const { data, error } = await create({ input: { title: titleOf(text === '' ? (files[0]?.name ?? '') : text) } });
    setRefusal(refusalOf(error, data?.createConversation));
    if (data?.createConversation.__typename !== 'CreateConversationPayload') return false;
    const { id } = data.createConversation.conversation;
    outbox.add(id, text, files);
    go({ kind: 'conversation', id });
    return true;
  };
  return (
    <div className="page chat-page chat-page-new">
      <PageHead title={chat.newConversation} />
      <div className="hello">
        <p className="hello-title">{chat.hello}</p>
        <p className="hello-hint">{chat.helloHint}</p>
      </div>
      {refusal !== null && <Problem message={refusal.message} />}
      <Composer draftKey="" isBusy={fetching} onSend={begin} />
    </div>
  );
}
