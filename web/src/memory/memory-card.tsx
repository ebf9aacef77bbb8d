import { useState } from 'react';

import { PlaceLink } from '../app/place-link.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { Moment } from '../parts/moment.tsx';
import { useFormats, useTexts } from '../texts/texts-context.ts';
import type { MemoryFields } from './memory-documents.ts';

export interface MemoryCardProps {
  readonly memory: MemoryFields;
  readonly isBusy: boolean;
  readonly onForget: (id: string) => void;
}

/** One thing that is known: when it was said, where, in which words, and what was known before it. */
export function MemoryCard({ memory, isBusy, onForget }: MemoryCardProps) {
  const { memory: texts } = useTexts();
  const [isAsking, setAsking] = useState(false);
  const { id, text, source } = memory;
  return (
    <article className="card memory">
      <p className="memory-text">{text}</p>
      <Whence source={source} />
      <details>
        <summary>{texts.details}</summary>
        <Details memory={memory} />
      </details>
      <div className="part-actions">
        <button
          type="button"
          className="button button-small"
          aria-label={texts.named(text)}
          disabled={isBusy}
          onClick={() => setAsking(true)}
        >
          <Icon name="close" />
          {texts.forget}
        </button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={texts.forgetTitle}
          text={texts.forgetText(text)}
          yes={texts.forget}
          isDangerous
          onYes={() => onForget(id)}
          onClose={() => setAsking(false)}
        />
      )}
    </article>
  );
}

function Whence({ source: { at, title, channel } }: Pick<MemoryFields, 'source'>) {
  const where = title ?? channel;
  return (
    <p className="memory-facts">
      <Moment at={at} />
      {where !== null && ` · ${where}`}
    </p>
  );
}

function Details({ memory: { source, history } }: Pick<MemoryCardProps, 'memory'>) {
  const { memory: texts } = useTexts();
  const formats = useFormats();
  return (
    <>
      {source.words === null ? (
        <p>{texts.nowhere}</p>
      ) : (
        <p>
          {texts.saidAs} <q>{source.words}</q>
        </p>
      )}
      {source.conversationId !== null && source.channel === 'web' && (
        <PlaceLink to={{ kind: 'conversation', id: source.conversationId }}>{texts.toConversation}</PlaceLink>
      )}
      {history.length > 0 && (
        <>
          <p>{texts.before}</p>
          <ul>
            {history.map((old) => (
              <li key={old.id}>
                {old.text}
                {old.heldUntil !== null && ` (${texts.until(formats.exact(old.heldUntil))})`}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
