import { derivedId } from '../messaging/derived-id.ts';
import { fileType } from '../messaging/file-type.ts';
import { safeName } from '../messaging/safe-name.ts';
import type { Ports } from '../ports/ports.ts';
import type { FileRefusal } from '../ports/project-files.ts';
import type { Redactor } from '../redaction/redactor.ts';
import type { RunRef } from './step.ts';

/** What every channel can carry. */
export const MAX_SENT_BYTES = 20 * 1024 * 1024;
const MAX_SENT_FILES = 10;

export interface FileToSend {
  /** With whose end the file is told. */
  readonly run: RunRef;
  /** The project's. */
  readonly folder: string;
  readonly path: string;
  /** For people; '' for none. */
  readonly caption: string;
}

export type SendFileOutcome =
  | { readonly kind: 'sent'; readonly name: string }
  /** `secret`: it holds one of Parley's; `too-many`: the run sends as many as it may already. `message` is a sentence for a model. */
  | { readonly kind: 'refused'; readonly refusal: FileRefusal | 'empty' | 'secret' | 'too-many'; readonly message: string };

export type SendFile = ReturnType<typeof makeSendFile>;

/**
 * Hands a file of a project over, to be told behind the answer of the turn or the notice of the task, to nobody but where that is told. The same
 * file again in the same run is the same message, so that doing it again after a crash sends it once.
 */
export function makeSendFile(deps: Pick<Ports, 'exchange' | 'attachments' | 'clock'> & { readonly redactor: Redactor }) {
  return async ({ run, folder, path, caption }: FileToSend): Promise<SendFileOutcome> => {
    const taken = await deps.exchange.takeOut(folder, path, MAX_SENT_BYTES);
    if (taken.kind === 'refused') return taken;
    const content = taken.value;
    // Telegram takes none.
    if (content.byteLength === 0) return { kind: 'refused', refusal: 'empty', message: `${path} is empty: there is nothing to send.` };
    if (holdsSecret(deps.redactor, path, content))
      return { kind: 'refused', refusal: 'secret', message: `${path} holds a secret, such as a key or a token: it is not sent.` };
    const { kind, mime } = fileType(path, content);
    const name = safeName(path, kind);
    // The same file of the same run has the same one.
    const id = derivedId(run.kind, run.id, path, content);
    const sent = await deps.attachments.sentBy(run);
    if (sent.length >= MAX_SENT_FILES && !sent.some((file) => file.id === id))
      return { kind: 'refused', refusal: 'too-many', message: `At most ${MAX_SENT_FILES} files go out with one answer.` };
    const words = deps.redactor.text(caption);
    await deps.attachments.add({ id, run, kind, name, mime, caption: words, content, at: deps.clock.now() });
    return { kind: 'sent', name };
  };
}

/** I10: what leaves is looked through like everything else that does; bytes that are no text are read as if they were. */
function holdsSecret(redactor: Redactor, path: string, content: Uint8Array): boolean {
  const text = new TextDecoder().decode(content);
  return redactor.text(path) !== path || redactor.text(text) !== text;
}
