import { MAX_SENT_BYTES } from '../agent/send-file.ts';
import type { Language } from '../access/person.ts';
import { derivedId } from '../messaging/derived-id.ts';
import { fileType } from '../messaging/file-type.ts';
import { safeName } from '../messaging/safe-name.ts';
import type { OutgoingAttachment } from '../ports/attachment-store.ts';
import type { Ports } from '../ports/ports.ts';
import type { Redactor } from '../redaction/redactor.ts';
import type { PluginFile, PluginReply } from './contract.ts';
import { PLUGIN_TEXTS } from './plugin-texts.ts';

const MAX_FILES = 10;

type ReplyFile = Pick<OutgoingAttachment, 'id' | 'kind' | 'name' | 'mime' | 'content'>;

/** What of a reply's files goes out, the same again for the same `run`, and what people are told of the others. */
export function replyFiles(
  { redactor, logger }: Pick<Ports, 'logger'> & { readonly redactor: Redactor },
  { plugin, run, language }: { readonly plugin: string; readonly run: string; readonly language: Language },
  { files = [] }: Pick<PluginReply, 'files'>,
): { readonly files: readonly ReplyFile[]; readonly unsent: readonly string[] } {
  const sent: ReplyFile[] = [];
  const unsent: string[] = [];
  for (const [at, file] of files.entries()) {
    const problem = problemOf(redactor, file, at);
    if (problem === null) sent.push(fileOf(file, derivedId('plugin', run, String(at))));
    else unsent.push(PLUGIN_TEXTS[language].fileNotSent(problem));
  }
  if (unsent.length > 0) logger.warn('plugin.file-refused', { plugin, run, count: unsent.length });
  return { files: sent, unsent };
}

function fileOf(file: PluginFile, id: string): ReplyFile {
  const { kind, mime } = fileType(file.name, file.content);
  return { id, kind, name: safeName(file.name, kind), mime: kind === 'picture' ? mime : file.mime, content: file.content };
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
