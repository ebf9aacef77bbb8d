import { MAX_SENT_BYTES } from '../agent/send-file.ts';
import type { Pin } from '../delivery/pin.ts';
import { derivedId } from '../messaging/derived-id.ts';
import { fileType } from '../messaging/file-type.ts';
import { safeName } from '../messaging/safe-name.ts';
import type { Ports } from '../ports/ports.ts';
import type { Redactor } from '../redaction/redactor.ts';
import type { Person } from '../access/person.ts';
import type { PluginFile, PluginReply } from './contract.ts';
import { keptForPlugins } from './kept-for-plugins.ts';
import { pinOf } from './pin-of.ts';
import { PLUGIN_TEXTS } from './plugin-texts.ts';

const MAX_TEXT = 20_000;
const MAX_BUTTONS = 6;
const MAX_FILES = 10;

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
  const unsent: string[] = [];
  for (const [at, file] of (reply.files ?? []).entries()) {
    const problem = problemOf(deps.redactor, file, at);
    if (problem === null) await keepFile(deps, turnId, { file, at });
    else unsent.push(PLUGIN_TEXTS[person.language].fileNotSent(problem));
  }
  if (unsent.length > 0) deps.logger.warn('plugin.file-refused', { plugin, turnId, count: unsent.length });
  const said = reply.text.slice(0, MAX_TEXT).toWellFormed();
  const text = deps.redactor.text([said, ...unsent].join('\n\n'));
  return { text, choices: buttons.map(({ label }) => deps.redactor.text(label)), pin: pinOf(deps.redactor, reply) };
}

/** Answered again after a crash it is the same file. */
async function keepFile(
  { attachments, clock }: KeepReplyDeps,
  turnId: string,
  { file, at }: { readonly file: PluginFile; readonly at: number },
): Promise<void> {
  const { kind, mime } = fileType(file.name, file.content);
  await attachments.add({
    id: derivedId('plugin', turnId, String(at)),
    run: { kind: 'turn', id: turnId },
    kind,
    name: safeName(file.name, kind),
    mime: kind === 'picture' ? mime : file.mime,
    caption: '',
    content: file.content,
    at: clock.now(),
  });
}

/** Why a file cannot go out; null: it can. */
function problemOf(redactor: Redactor, { name, content }: PluginFile, at: number): 'empty' | 'too-large' | 'too-many' | 'secret' | null {
  if (at >= MAX_FILES) return 'too-many';
  if (content.byteLength === 0) return 'empty';
  if (content.byteLength > MAX_SENT_BYTES) return 'too-large';
  // I10: bytes that are no text are read as if they were.
  const text = new TextDecoder().decode(content);
  return redactor.text(name) !== name || redactor.text(text) !== text ? 'secret' : null;
}
