import { PlaceLink } from '../app/place-link.tsx';
import { FileList } from '../files/file-list.tsx';
import { Markdown } from '../parts/markdown.tsx';
import { useTexts } from '../texts/texts-context.ts';
import { MessageButtons } from './message-buttons.tsx';
import type { NoticeEntry } from './timeline.ts';

/** What Parley says by itself, such as that a task has ended. */
export function NoticeView({ notice }: { readonly notice: NoticeEntry }) {
  const { chat, files: texts } = useTexts();
  const { text, taskId, buttons, files } = notice;
  return (
    <article className="notice" aria-label={chat.parley}>
      <Markdown text={text} />
      <FileList files={files} label={texts.ofReply} />
      <MessageButtons buttons={buttons} />
      {taskId !== null && (
        <PlaceLink to={{ kind: 'task', id: taskId }} className="notice-link">
          {chat.openTask(taskId)}
        </PlaceLink>
      )}
    </article>
  );
}
