import { useTexts } from '../texts/texts-context.ts';
import type { Timeline, TurnEntry } from './timeline.ts';

const LONGEST = 600;

export interface ReplyAnnouncerProps {
  readonly timeline: Timeline;
  /** The last event when the conversation was opened: what was there already is no news. */
  readonly lastEvent: number;
}

/** Tells screen readers that an answer is being made, and reads it once when it is whole: every growing piece would be noise. */
export function ReplyAnnouncer({ timeline, lastEvent }: ReplyAnnouncerProps) {
  const { chat } = useTexts();
  const newest = timeline.entries.findLast((entry): entry is TurnEntry => entry.kind === 'turn');
  return (
    <p className="unseen" role="status">
      {newest === undefined || timeline.last <= lastEvent ? '' : announcement(newest, chat)}
    </p>
  );
}

function announcement({ reply, mode }: TurnEntry, chat: ReturnType<typeof useTexts>['chat']): string {
  if (reply.state === 'whole') return `${chat.parley}: ${shortened(reply.text)}`;
  if (reply.state === 'failed') return reply.isStopped ? reply.message : `${chat.failed} ${reply.message}`;
  return mode === 'AGENT' ? chat.working : chat.answering;
}

/** What is long is read where it stands. */
function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).toWellFormed()}…`;
}
