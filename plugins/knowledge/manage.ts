import type { PluginReply } from '../../domain/plugins/index.ts';
import { KNOWLEDGE_TEXTS } from './knowledge-texts.ts';
import { codeOfJob } from './read-source.ts';
import type { KnowledgeContext } from './settings.ts';
import { documentsOf, listSources, removeSource } from './source.ts';

/** What is in the collection where this is. */
export async function list(context: KnowledgeContext): Promise<PluginReply> {
  const texts = KNOWLEDGE_TEXTS[context.language];
  const sources = await listSources(context);
  if (sources.length === 0) return { text: texts.empty };
  const lines: string[] = [];
  for (const source of sources) lines.push(texts.listLine(source, await documentsOf(context, source.code)));
  return { text: `${texts.listHead}\n${lines.join('\n')}` };
}

/** Removes what has this code or name; of others only admins do. */
export async function remove(context: KnowledgeContext, what: string): Promise<PluginReply> {
  const texts = KNOWLEDGE_TEXTS[context.language];
  const named = what
    .trim()
    .replaceAll(/^[<"'«“`]+|[>"'»”`.]+$/gu, '')
    .toLowerCase();
  if (context.person.role === 'guest') return { text: texts.onlyMembers };
  if (named === '') return { text: texts.whatToRemove };
  const sources = await listSources(context);
  const exact = sources.filter(({ code, place }) => code === named || place.toLowerCase() === named);
  const meant = exact.length > 0 ? exact : sources.filter(({ place }) => place.toLowerCase().includes(named));
  const [source] = meant;
  if (source === undefined) return { text: texts.unknown(what.trim().slice(0, 100)) };
  if (meant.length > 1) return { text: texts.which(meant.slice(0, 10).map(({ code, place }) => `${code}: ${place}`)) };
  const { id, role } = context.person;
  if (source.by.id !== id && role !== 'admin' && role !== 'owner') return { text: texts.onlyOwn(source.by.name) };
  await removeSource(context, source.code);
  for (const job of await context.jobs.list()) if (codeOfJob(job.body) === source.code) await context.jobs.remove(job.id);
  return { text: texts.removed(source.place) };
}
