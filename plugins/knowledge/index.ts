import { definePlugin } from '../../domain/plugins/index.ts';
import type { PluginReply, PluginRequest, SentFile } from '../../domain/plugins/index.ts';
import { add } from './add.ts';
import { answer } from './answer.ts';
import { KNOWLEDGE_TEXTS } from './knowledge-texts.ts';
import { list, remove } from './manage.ts';
import { readSource } from './read-source.ts';
import { searchTool } from './search-tool.ts';
import { SETTINGS } from './settings.ts';
import type { KnowledgeContext } from './settings.ts';
import { aboutOf, understand } from './understand.ts';

/** A knowledge base: folders, files and pages, asked in the words of English and Russian. */
export const plugin = definePlugin({
  contract: 1,
  name: 'knowledge',
  version: '1.0.0',
  title: { en: 'a question to the knowledge base', ru: 'вопрос к базе знаний' },
  description: {
    en: 'takes in folders, files and pages, and answers from them with quotes',
    ru: 'принимает папки, файлы и страницы и отвечает по ним с цитатами',
  },
  examples: {
    en: ['what does the handbook say about parental leave', 'search the knowledge base for the VPN', 'add this file to the knowledge base'],
    ru: ['что в базе знаний про отпуск', 'что сказано в регламенте об удалённой работе', 'добавь этот файл в базу знаний'],
  },
  settings: SETTINGS,
  permissions: ['index', 'jobs', 'internet', 'model'],
  packages: ['mammoth', 'turndown', 'unpdf'],
  match: ({ text }) => {
    const wish = understand(text);
    if (wish === null) return 0;
    return wish.kind === 'ask' && !wish.isNamed ? 0.8 : 1;
  },
  handle: byWords,
  commands: [
    {
      name: 'kb',
      usage: '[add PATH | add URL | list | search WORDS | remove CODE]',
      summary: { en: 'the knowledge base: add, list, search, remove', ru: 'база знаний: добавить, список, поиск, удалить' },
      run: manage,
    },
  ],
  tools: [searchTool],
  jobs: { read: readSource },
});

async function byWords({ text, files }: PluginRequest, context: KnowledgeContext): Promise<PluginReply | null> {
  const wish = understand(text);
  if (wish?.kind === 'list') return list(context);
  if (wish?.kind === 'add') return add(context, wish.what, files);
  if (wish?.kind === 'remove') return remove(context, wish.what);
  // What nobody but the classifier took for a question to it.
  const { about, isNamed } = wish?.kind === 'ask' ? wish : { about: aboutOf(text), isNamed: false };
  if (about === '') return wish === null ? null : { text: KNOWLEDGE_TEXTS[context.language].askWhat };
  const answered = await answer(context, { about, question: text, byModel: true, orNothing: wish === null });
  return answered ?? (isNamed ? { text: KNOWLEDGE_TEXTS[context.language].empty } : null);
}

async function manage(argument: string, context: KnowledgeContext, files: readonly SentFile[]): Promise<PluginReply> {
  const texts = KNOWLEDGE_TEXTS[context.language];
  const [verb = '', ...words] = argument.split(/\s+/u);
  const rest = words.join(' ');
  switch (verb.toLowerCase()) {
    case '':
      return files.length > 0 ? add(context, '', files) : list(context);
    case 'list':
      return list(context);
    case 'add':
      return add(context, rest, files);
    case 'remove':
    case 'delete':
      return remove(context, rest);
    case 'search':
    case 'find':
      if (rest === '') return { text: texts.askWhat };
      return (await answer(context, { about: rest, question: rest, byModel: false, orNothing: false })) ?? { text: texts.empty };
    default:
      return { text: texts.usage };
  }
}
