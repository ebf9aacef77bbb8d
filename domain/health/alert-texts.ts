import type { Language } from '../access/person.ts';
import type { Alert } from './decide-alerts.ts';

const NAMES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    disk: 'the disk',
    database: 'the database',
    sandbox: 'the sandbox',
    models: 'the models',
    backup: 'the backup',
    worker: 'the worker',
  },
  ru: { disk: 'диск', database: 'база данных', sandbox: 'песочница', models: 'модели', backup: 'резервная копия', worker: 'исполнитель' },
};

/** What the owner is told; the reason stays in the words of whoever gave it. */
export function alertText({ kind, part }: Alert, language: Language): string {
  const name = NAMES[language][part.name] ?? part.name;
  const reason = part.detail === null ? '' : ` ${part.detail}`;
  if (language === 'ru') return kind === 'trouble' ? `⚠️ Не работает: ${name}.${reason}` : `✅ Снова работает: ${name}.`;
  return kind === 'trouble' ? `⚠️ Not working: ${name}.${reason}` : `✅ Working again: ${name}.`;
}
