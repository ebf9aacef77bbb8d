import type { Language } from '../access/person.ts';
import type { Attachment, AttachmentProblem } from '../messaging/attachment.ts';
import type { Ports } from '../ports/ports.ts';
import type { Turn } from './turn.ts';

const PROBLEMS: Readonly<Record<Language, Readonly<Record<AttachmentProblem, string>>>> = {
  en: {
    'too-large': 'it is too large',
    'type-refused': 'files of this type are not taken',
    unreachable: 'it could not be fetched in time',
    gone: 'it is no longer there',
  },
  ru: {
    'too-large': 'он слишком большой',
    'type-refused': 'файлы этого типа не принимаются',
    unreachable: 'его не удалось получить вовремя',
    gone: 'его там больше нет',
  },
};

const VOICE: Readonly<Record<Language, string>> = {
  en: 'I cannot listen to voice messages here: please write it as text.',
  ru: 'Голосовые сообщения я здесь слушать не могу: напишите, пожалуйста, текстом.',
};

/** The files of a turn; one that answers a message again has those of that message. */
export async function filesOf({ attachments }: Pick<Ports, 'attachments'>, { id, source }: Turn): Promise<readonly Attachment[]> {
  const own = await attachments.ofTurn(id);
  return own.length > 0 || source.retryOf === null ? own : attachments.ofTurn(source.retryOf);
}

/** What answers a message of nothing but voice, which nobody here can transcribe; null: a model answers. */
export function answerToVoice(text: string, files: readonly Attachment[], language: Language): string | null {
  const isVoice = files.length > 0 && files.every(({ kind }) => kind === 'voice');
  return text.trim() === '' && isVoice ? VOICE[language] : null;
}

/** One line of data for each file, as a model is told of it (I8); empty: there are none. */
export function fileLines(files: readonly Attachment[], language: Language): string {
  return files.map((file) => fileLine(file, language)).join('\n');
}

function fileLine({ name, kind, size, problem, state }: Attachment, language: Language): string {
  const bytes = size === null ? '' : ` bytes="${String(size)}"`;
  const reason = problem ?? (state === 'waiting' ? 'unreachable' : null);
  const missing = reason === null ? ' content="not shown"' : ` missing="${PROBLEMS[language][reason]}"`;
  return `<file name="${escape(name)}" kind="${kind}"${bytes}${missing}/>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
