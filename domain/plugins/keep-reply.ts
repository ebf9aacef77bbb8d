import type { Pin } from '../delivery/pin.ts';
import type { Ports } from '../ports/ports.ts';
import type { Redactor } from '../redaction/redactor.ts';
import type { Person } from '../access/person.ts';
import type { PluginReply } from './contract.ts';
import { keptForPlugins } from './kept-for-plugins.ts';
import { pinOf } from './pin-of.ts';
import { replyFiles } from './reply-files.ts';

const MAX_TEXT = 20_000;
const MAX_BUTTONS = 6;

export interface KeepReplyDeps extends Pick<Ports, 'pluginValues' | 'attachments' | 'clock' | 'logger'> {
  readonly redactor: Redactor;
}

/** Whose reply, to what. */
interface Replied {
  readonly plugin: string;
  readonly person: Person;
  readonly conversationId: string;
  readonly turnId: string;
}

/** What is said of a reply; what else belongs to it is kept: the data of its buttons, its question, and its files, which go out with the turn. */
export async function keepReply(
  deps: KeepReplyDeps,
  { plugin, person, conversationId, turnId }: Replied,
  reply: PluginReply,
): Promise<{ readonly text: string; readonly choices: readonly string[]; readonly pin: Pin | null }> {
  const kept = keptForPlugins(deps);
  const buttons = (reply.buttons ?? []).slice(0, MAX_BUTTONS);
  await kept.offer(`turn:${turnId}`, { plugin, personId: person.id, conversationId }, buttons);
  if (reply.ask !== undefined) await kept.ask(person.id, conversationId, { plugin, state: reply.ask, isSecret: reply.isSecret === true });
  const { files, unsent } = replyFiles(deps, { plugin, run: turnId, language: person.language }, reply);
  // Answered again after a crash they are the same.
  for (const file of files) await deps.attachments.add({ ...file, run: { kind: 'turn', id: turnId }, caption: '', at: deps.clock.now() });
  const said = reply.text.slice(0, MAX_TEXT).toWellFormed();
  const text = deps.redactor.text([said, ...unsent].join('\n\n'));
  return { text, choices: buttons.map(({ label }) => deps.redactor.text(label)), pin: pinOf(deps.redactor, reply) };
}
