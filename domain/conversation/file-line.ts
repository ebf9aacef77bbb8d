import type { Language } from '../access/person.ts';
import type { Attachment, AttachmentProblem } from '../messaging/attachment.ts';
import { escapeMarks } from './prompt-text.ts';

const PROBLEMS: Readonly<Record<Language, Readonly<Record<AttachmentProblem, string>>>> = {
  en: {
    'too-large': 'it is too large',
    'type-refused': 'files of this type are not taken, and archives are not unpacked',
    unreachable: 'it could not be fetched in time',
    gone: 'it is no longer there',
  },
  ru: {
    'too-large': 'он слишком большой',
    'type-refused': 'файлы этого типа не принимаются, архивы не распаковываются',
    unreachable: 'его не удалось получить вовремя',
    gone: 'его там больше нет',
  },
};

/** What became of a file in a prompt. All absent: it is only named. */
export interface FileFate {
  /** Its number among the pictures of its message, from 1. */
  readonly picture?: number;
  /** What stands in it or is said in it. */
  readonly text?: string;
  /** Why nobody knows what is said in it. */
  readonly unheard?: string;
  /** Where it is kept, in the project. */
  readonly path?: string;
  /** Why it is neither shown nor kept. */
  readonly missing?: string;
}

/** Why a file is not here; null: it is. */
export function missingWhy({ problem, state }: Pick<Attachment, 'problem' | 'state'>, language: Language): string | null {
  const reason = problem ?? (state === 'here' ? null : 'unreachable');
  return reason === null ? null : PROBLEMS[language][reason];
}

/** Why a file is not here that was here. */
export function goneWhy(language: Language): string {
  return PROBLEMS[language].gone;
}

/** A file as a model is told of it: data, whatever its name or its text tries to be (I8). */
export function fileLine({ name, kind, size }: Attachment, { picture, text, unheard, path, missing }: FileFate): string {
  const attributes = [
    ['name', name],
    ['kind', kind],
    ['bytes', size === null ? undefined : String(size)],
    ['picture', picture === undefined ? undefined : String(picture)],
    ['unheard', unheard],
    ['path', path],
    ['missing', missing],
    ['content', picture === undefined && text === undefined && path === undefined && missing === undefined ? 'not shown' : undefined],
  ].flatMap(([key, value]) => (value === undefined ? [] : [` ${String(key)}="${escape(value)}"`]));
  const opening = `<file${attributes.join('')}`;
  return text === undefined ? `${opening}/>` : `${opening}>\n${escapeMarks(text)}\n</file>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
