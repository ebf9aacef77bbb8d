import type { PluginLanguage } from '../../domain/plugins/index.ts';

/** Why something cannot be read, by its code; what has none is a sentence already. */
export const PROBLEMS: Readonly<Record<PluginLanguage, Readonly<Record<string, string>>>> = {
  en: {
    encrypted: 'it is protected by a password.',
    broken: 'it is broken, or not what its name says.',
    'too-much': 'reading it takes too much time or memory.',
    'too-large': 'it is too large.',
    empty: 'there is no text in it; perhaps it is only pictures.',
    'unknown-type': 'only Markdown, text, HTML, PDF and docx are read.',
    unreadable: 'it could not be opened.',
    gone: 'it is not there any more, so what was read of it was removed.',
    'not-allowed': 'parley.yaml does not allow it any more, so what was read of it was removed.',
  },
  ru: {
    encrypted: 'он защищён паролем.',
    broken: 'он испорчен или это не то, чем называется.',
    'too-much': 'чтение занимает слишком много времени или памяти.',
    'too-large': 'он слишком большой.',
    empty: 'в нём нет текста; возможно, одни картинки.',
    'unknown-type': 'читаются только Markdown, текст, HTML, PDF и docx.',
    unreadable: 'его не удалось открыть.',
    gone: 'там больше ничего нет, поэтому прочитанное удалено.',
    'not-allowed': 'parley.yaml этого больше не разрешает, поэтому прочитанное удалено.',
  },
};
