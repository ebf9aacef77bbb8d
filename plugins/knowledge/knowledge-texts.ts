import type { PluginLanguage } from '../../domain/plugins/index.ts';
import { PROBLEMS } from './problem-texts.ts';
import type { KnownDocument, Source } from './source.ts';

const SHOWN_PROBLEMS = 5;

interface Texts {
  readonly usage: string;
  readonly empty: string;
  readonly notFound: (about: string) => string;
  readonly found: string;
  readonly sources: string;
  readonly page: (page: number) => string;
  readonly line: (line: number) => string;
  readonly listHead: string;
  readonly listLine: (source: Source, documents: readonly KnownDocument[]) => string;
  readonly progress: (place: string, done: number, of: number) => string;
  readonly takenIn: (source: Pick<Source, 'place' | 'code'>, documents: readonly KnownDocument[]) => string;
  readonly sourceProblem: (source: Pick<Source, 'place' | 'code'>, problem: string) => string;
  readonly reading: (source: Pick<Source, 'place' | 'code'>) => string;
  readonly already: (source: Pick<Source, 'place' | 'code'>) => string;
  readonly fileNotTaken: (name: string, problem: string) => string;
  readonly folderNotAllowed: (path: string, folders: readonly string[]) => string;
  readonly nothingThere: (path: string) => string;
  readonly hostNotAllowed: (host: string, hosts: readonly string[]) => string;
  readonly whatToAdd: string;
  readonly onlyOwn: (name: string) => string;
  readonly removed: (place: string) => string;
  readonly unknown: (what: string) => string;
  readonly which: (places: readonly string[]) => string;
  readonly whatToRemove: string;
  readonly askWhat: string;
  /** '': nothing was. */
  readonly masked: (passages: number) => string;
  readonly onlyMembers: string;
}

/** What is said about the knowledge base. */
export const KNOWLEDGE_TEXTS: Readonly<Record<PluginLanguage, Texts>> = {
  en: {
    usage:
      'Write `/kb add /srv/handbook`, `/kb add https://docs.example.org/page`, or `/kb add` with a file; `/kb list`; `/kb search parental leave`; `/kb remove CODE`.',
    empty: 'The knowledge base here is empty. Send a file with `/kb add`, or write `/kb add https://…` or `/kb add /path`.',
    notFound: (about) => `That is not in the knowledge base: nothing in it is about “${about}”.`,
    found: 'From the knowledge base:',
    sources: 'Sources:',
    page: (page) => `p. ${String(page)}`,
    line: (line) => `line ${String(line)}`,
    listHead: 'In the knowledge base here:',
    listLine: (source, documents) =>
      `- \`${source.code}\` **${source.place}**: ${enCount(documents)}${enState(source, documents)}, by ${source.by.name}`,
    progress: (place, done, of) => `Still reading ${place}: ${String(done)} of ${String(of)} documents.`,
    takenIn: ({ place, code }, documents) => `Taken in: **${place}** (\`${code}\`), ${enCount(documents)}.${refusals('en', documents)}`,
    sourceProblem: ({ place, code }, problem) => `**${place}** (\`${code}\`) cannot be read: ${PROBLEMS.en[problem] ?? problem}`,
    reading: ({ place, code }) => `Reading **${place}** (\`${code}\`). I'll say when it is done; \`/kb list\` shows how far it is.`,
    already: ({ place, code }) => `**${place}** (\`${code}\`) is in the knowledge base already; it is read again whenever it changes.`,
    fileNotTaken: (name, problem) => `**${name}** was not taken in: ${PROBLEMS.en[problem] ?? problem}`,
    folderNotAllowed: (path, folders) =>
      `${path} may not be read here. ${folders.length === 0 ? 'No folder may be; whoever runs Parley names them in parley.yaml, such as' : 'Allowed in parley.yaml:'} ${folders.length === 0 ? '`plugins: {settings: {knowledge: {folders: [/srv/handbook]}}}`' : list(folders)}.`,
    nothingThere: (path) => `There is nothing at ${path} that can be read.`,
    hostNotAllowed: (host, hosts) =>
      `Pages of ${host} may not be read here. ${hosts.length === 0 ? 'No host is allowed; whoever runs Parley names them in parley.yaml, such as `plugins: {settings: {knowledge: {hosts: [docs.example.org]}}}`' : `Allowed in parley.yaml: ${list(hosts)}`}.`,
    whatToAdd:
      'What should be taken in? Send a file with `/kb add`, or write `/kb add https://docs.example.org/page` or `/kb add /srv/handbook`.',
    onlyOwn: (name) => `${name} added that; only they or an admin can remove it.`,
    removed: (place) => `Removed from the knowledge base: **${place}**.`,
    unknown: (what) => `Nothing in the knowledge base is called “${what}”. \`/kb list\` shows what there is.`,
    which: (places) => `Which one? ${list(places)}. The code will do, such as \`/kb remove abcd\`.`,
    whatToRemove: 'What should be removed? Such as `/kb remove abcd`; `/kb list` shows the codes.',
    askWhat: 'What should I look for in the knowledge base? Such as `/kb search parental leave`.',
    masked: (passages) =>
      passages === 0 ? '' : `\n\n🔒 What looks like a password or key was left out (in ${String(passages)} of the passages).`,
    onlyMembers: 'Guests can ask the knowledge base, but only members change it.',
  },
  ru: {
    usage:
      'Напишите `/kb add /srv/handbook`, `/kb add https://docs.example.org/page` или `/kb add` с файлом; `/kb list`; `/kb search отпуск по уходу`; `/kb remove КОД`.',
    empty: 'База знаний здесь пуста. Пришлите файл с `/kb add` или напишите `/kb add https://…` или `/kb add /путь`.',
    notFound: (about) => `Этого нет в базе знаний: в ней ничего не сказано про «${about}».`,
    found: 'Из базы знаний:',
    sources: 'Источники:',
    page: (page) => `с. ${String(page)}`,
    line: (line) => `строка ${String(line)}`,
    listHead: 'В базе знаний здесь:',
    listLine: (source, documents) =>
      `- \`${source.code}\` **${source.place}**: ${ruCount(documents)}${ruState(source, documents)}, добавил(а) ${source.by.name}`,
    progress: (place, done, of) => `Всё ещё читаю ${place}: ${String(done)} из ${String(of)} документов.`,
    takenIn: ({ place, code }, documents) => `Принято: **${place}** (\`${code}\`), ${ruCount(documents)}.${refusals('ru', documents)}`,
    sourceProblem: ({ place, code }, problem) => `**${place}** (\`${code}\`) не прочитать: ${PROBLEMS.ru[problem] ?? problem}`,
    reading: ({ place, code }) => `Читаю **${place}** (\`${code}\`). Скажу, когда закончу; \`/kb list\` показывает, сколько прочитано.`,
    already: ({ place, code }) => `**${place}** (\`${code}\`) уже в базе знаний; при изменениях перечитывается.`,
    fileNotTaken: (name, problem) => `**${name}** не принят: ${PROBLEMS.ru[problem] ?? problem}`,
    folderNotAllowed: (path, folders) =>
      `${path} здесь читать нельзя. ${folders.length === 0 ? 'Не разрешена ни одна папка; их называет в parley.yaml тот, кто запускает Parley, например' : 'В parley.yaml разрешены:'} ${folders.length === 0 ? '`plugins: {settings: {knowledge: {folders: [/srv/handbook]}}}`' : list(folders)}.`,
    nothingThere: (path) => `По пути ${path} нет ничего, что можно прочитать.`,
    hostNotAllowed: (host, hosts) =>
      `Страницы ${host} здесь читать нельзя. ${hosts.length === 0 ? 'Не разрешён ни один сайт; их называет в parley.yaml тот, кто запускает Parley, например `plugins: {settings: {knowledge: {hosts: [docs.example.org]}}}`' : `В parley.yaml разрешены: ${list(hosts)}`}.`,
    whatToAdd: 'Что принять? Пришлите файл с `/kb add` или напишите `/kb add https://docs.example.org/page` или `/kb add /srv/handbook`.',
    onlyOwn: (name) => `Это добавил(а) ${name}; удалить может только этот человек или администратор.`,
    removed: (place) => `Удалено из базы знаний: **${place}**.`,
    unknown: (what) => `В базе знаний нет ничего с названием «${what}». \`/kb list\` покажет, что есть.`,
    which: (places) => `Что именно? ${list(places)}. Хватит кода, например \`/kb remove abcd\`.`,
    whatToRemove: 'Что удалить? Например, `/kb remove abcd`; коды показывает `/kb list`.',
    askWhat: 'Что искать в базе знаний? Например, `/kb search отпуск по уходу`.',
    masked: (passages) => (passages === 0 ? '' : `\n\n🔒 Похожее на пароли и ключи не сохранено (отрывков: ${String(passages)}).`),
    onlyMembers: 'Гости могут спрашивать базу знаний, а меняют её только участники.',
  },
};

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function counts(documents: readonly KnownDocument[]): readonly [number, number] {
  return [documents.filter(({ about }) => about.problem === null).length, documents.reduce((sum, { texts }) => sum + texts, 0)];
}

function enCount(documents: readonly KnownDocument[]): string {
  const [read, passages] = counts(documents);
  return `${String(read)} ${read === 1 ? 'document' : 'documents'}, ${String(passages)} ${passages === 1 ? 'passage' : 'passages'}`;
}

const PLURAL = new Intl.PluralRules('ru');

function ruCount(documents: readonly KnownDocument[]): string {
  const [read, passages] = counts(documents);
  const form = (count: number, one: string, few: string, many: string): string => {
    const rule = PLURAL.select(count);
    return `${String(count)} ${rule === 'one' ? one : rule === 'few' ? few : many}`;
  };
  return `${form(read, 'документ', 'документа', 'документов')}, ${form(passages, 'отрывок', 'отрывка', 'отрывков')}`;
}

function enState({ progress, problem }: Source, documents: readonly KnownDocument[]): string {
  const refused = documents.filter(({ about }) => about.problem !== null).length;
  const parts = [
    ...(progress === null ? [] : [`reading, ${String(progress.done)} of ${String(progress.of)}`]),
    ...(refused === 0 ? [] : [`${String(refused)} not readable`]),
    ...(problem === null ? [] : [`⚠️ ${PROBLEMS.en[problem] ?? problem}`]),
  ];
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}

function ruState({ progress, problem }: Source, documents: readonly KnownDocument[]): string {
  const refused = documents.filter(({ about }) => about.problem !== null).length;
  const parts = [
    ...(progress === null ? [] : [`читаю, ${String(progress.done)} из ${String(progress.of)}`]),
    ...(refused === 0 ? [] : [`не прочитать: ${String(refused)}`]),
    ...(problem === null ? [] : [`⚠️ ${PROBLEMS.ru[problem] ?? problem}`]),
  ];
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}

/** What of a source was not taken in, each in a line. */
function refusals(language: PluginLanguage, documents: readonly KnownDocument[]): string {
  const refused = documents.filter(({ about }) => about.problem !== null);
  const lines = refused
    .slice(0, SHOWN_PROBLEMS)
    .map(({ about }) => `- ${KNOWLEDGE_TEXTS[language].fileNotTaken(about.title, about.problem ?? '')}`);
  const more = refused.length - lines.length;
  return lines.length === 0 ? '' : `\n\n${lines.join('\n')}${more > 0 ? `\n- … + ${String(more)}` : ''}`;
}
