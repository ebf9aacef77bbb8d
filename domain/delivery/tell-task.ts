import { COMMAND_TEXTS } from '../commands/command-texts.ts';
import { logText } from '../commands/log-text.ts';
import type { OutgoingMessage } from '../ports/chat-transport.ts';
import { isFinal } from '../tasks/task-state.ts';
import type { OutboxBody, OutboxEntry } from './outbox-entry.ts';
import { finalMessages } from './reply-messages.ts';
import { makeRingWaiter } from './ring-waiter.ts';
import { statusText } from './status-text.ts';
import type { TellingDeps } from './telling.ts';
import type { ToldMessages } from './told-messages.ts';
import { retryWhileUnreachable } from './while-unreachable.ts';

const POLL_MS = 2_000;
/** The message shows no more of them anyway. */
const NEWEST_LINES = 100;

type TextBody = Extract<OutboxBody, { kind: 'text' }>;

interface TaskNow {
  readonly markdown: string;
  readonly hasEnded: boolean;
}

/** Keeps the message up to date with the task until it has ended, says when it is there for the first time, and returns what the message is to say for good. */
export async function tellTask(
  deps: TellingDeps,
  entry: OutboxEntry,
  body: TextBody & { readonly followTaskId: string },
  told: ToldMessages,
  onShown: () => void,
): Promise<TextBody> {
  const { stopping } = deps;
  // How it stands changes with its lines as well, but need not with each of them.
  const topics =
    body.followAs === 'status'
      ? ([`task:${body.followTaskId}`] as const)
      : ([`output:${body.followTaskId}`, `task:${body.followTaskId}`] as const);
  using rings = makeRingWaiter(deps, ...topics);
  for (let shown: string | null = null; !told.isHopeless;) {
    const now = await readTask(deps, entry, body);
    if (now.hasEnded) return { ...body, markdown: now.markdown };
    if (now.markdown === shown) {
      await rings.wait(POLL_MS, stopping);
      stopping.throwIfAborted();
      continue;
    }
    let seen = messagesOf(deps, entry, body, now);
    let latest = now;
    const view = async () => {
      latest = await readTask(deps, entry, body);
      seen = messagesOf(deps, entry, body, latest);
      return seen;
    };
    await told.step(view, told.isEmpty ? 'first' : 'partial', stopping);
    if (!told.isEmpty) onShown();
    if (!told.differsFrom(seen)) shown = latest.markdown;
  }
  return body;
}

function messagesOf(
  { transport }: TellingDeps,
  { language }: OutboxEntry,
  body: TextBody,
  { markdown }: TaskNow,
): readonly OutgoingMessage[] {
  const { capabilities } = transport;
  // Reactions can stop it too, but nobody wants to see one put there and taken away.
  const isStoppable = body.followAs === 'status' && capabilities.feedback === 'buttons';
  const messages = finalMessages({ markdown, buttons: isStoppable ? ['stop'] : body.buttons }, capabilities, language, Infinity);
  return messages.map((message) => ({ ...message, isFinal: false }));
}

async function readTask(
  deps: TellingDeps,
  { language, audience }: OutboxEntry,
  body: TextBody & { readonly followTaskId: string },
): Promise<TaskNow> {
  const { clock, stopping, tasks, output } = deps;
  const { followTaskId } = body;
  // The state first: once it is final, no line comes after it.
  const task = await retryWhileUnreachable(clock, stopping, () => tasks.get(followTaskId));
  const last = await retryWhileUnreachable(clock, stopping, () => output.last(followTaskId));
  if (task === null || last === null) return { markdown: body.markdown, hasEnded: true };
  const page = await retryWhileUnreachable(clock, stopping, () =>
    output.read(followTaskId, Math.max(0, last - NEWEST_LINES), NEWEST_LINES),
  );
  const lines = page?.lines ?? [];
  if (body.followAs === 'status') {
    const view = { language, audience, now: clock.now(), before: body.markdown };
    return { markdown: statusText(task, lines, view), hasEnded: isFinal(task.state) };
  }
  const heading = `\`${task.id}\` ${COMMAND_TEXTS[language].states[task.state]}`;
  const markdown = lines.length === 0 ? heading : `${heading}\n${logText(lines)}`;
  return { markdown, hasEnded: isFinal(task.state) };
}
