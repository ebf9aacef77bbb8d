import { createHash } from 'node:crypto';
import { isAbsolute, normalize } from 'node:path';

import type { PluginReply, SentFile } from '../../domain/plugins/index.ts';
import { lookThrough } from './folder.ts';
import { KNOWLEDGE_TEXTS } from './knowledge-texts.ts';
import { addressOf, isAllowedHost } from './page.ts';
import { bodyOfNew, codeOfJob } from './read-source.ts';
import { kindOf } from './reading/read-document.ts';
import type { KnowledgeContext } from './settings.ts';
import { codeOf, documentsOf, findSource, keepSource } from './source.ts';
import type { Source } from './source.ts';
import { takeIn } from './take-in.ts';

const MEGABYTE = 1_048_576;
/** A command has half a minute; what is left is sent again. */
const TIME_MS = 15_000;

/** Takes in what was sent, a page, or a folder or file of this machine. */
export async function add(context: KnowledgeContext, what: string, files: readonly SentFile[]): Promise<PluginReply> {
  const texts = KNOWLEDGE_TEXTS[context.language];
  const named = what.trim().replaceAll(/^[<"'«“`]+|[>"'»”`]+$/gu, '');
  if (context.person.role === 'guest') return { text: texts.onlyMembers };
  if (files.length > 0) return addFiles(context, files);
  const address = addressOf(named);
  if (address !== null) return addPage(context, address);
  return isAbsolute(named) ? addFolder(context, normalize(named)) : { text: texts.whatToAdd };
}

async function addFiles(context: KnowledgeContext, files: readonly SentFile[]): Promise<PluginReply> {
  const until = context.now().getTime() + TIME_MS;
  const said: string[] = [];
  for (const file of files) said.push(context.now().getTime() < until ? await addFile(context, file) : notTaken(context, file, 'too-much'));
  return { text: said.join('\n\n') };
}

async function addFile(context: KnowledgeContext, file: SentFile): Promise<string> {
  const texts = KNOWLEDGE_TEXTS[context.language];
  const { name, mime, size } = file;
  const type = kindOf(name, mime);
  if (type === null) return notTaken(context, file, 'unknown-type');
  if ((size ?? 0) > context.settings.maxMegabytes * MEGABYTE) return notTaken(context, file, 'too-large');
  const bytes = await file.read();
  if (bytes === null) return notTaken(context, file, 'unreadable');
  const code = codeOf('upload', name);
  const version = createHash('sha256').update(bytes).digest('hex');
  const source = sourceOf(context, 'upload', code, name);
  const { problem, masked } = await takeIn(context, { code, name, title: name, link: null, version, type, bytes });
  if (problem !== null) return notTaken(context, file, problem);
  await keepSource(context, source);
  return texts.takenIn(source, await documentsOf(context, code)) + texts.masked(masked);
}

function notTaken({ language }: KnowledgeContext, { name }: SentFile, problem: string): string {
  return KNOWLEDGE_TEXTS[language].fileNotTaken(name, problem);
}

async function addPage(context: KnowledgeContext, address: URL): Promise<PluginReply> {
  const { language, settings } = context;
  if (!isAllowedHost(address, settings)) return { text: KNOWLEDGE_TEXTS[language].hostNotAllowed(address.hostname, settings.hosts) };
  return addWatched(context, 'page', address.href);
}

async function addFolder(context: KnowledgeContext, path: string): Promise<PluginReply> {
  const { language, settings } = context;
  const texts = KNOWLEDGE_TEXTS[language];
  const looked = await lookThrough(path, settings);
  if (looked.kind === 'not-allowed') return { text: texts.folderNotAllowed(path, settings.folders) };
  if (looked.kind === 'gone') return { text: texts.nothingThere(path) };
  return addWatched(context, 'folder', path);
}

/** It is read by a job, at once and whenever it may have changed. */
async function addWatched(context: KnowledgeContext, kind: 'page' | 'folder', place: string): Promise<PluginReply> {
  const texts = KNOWLEDGE_TEXTS[context.language];
  const code = codeOf(kind, place);
  const known = await findSource(context, code);
  if (known !== null && !takesOver(context, known) && !(await isLeft(context, known))) return { text: texts.already(known) };
  const source = sourceOf(context, kind, code, place);
  await keepSource(context, source);
  await context.jobs.add({ job: 'read', at: context.now(), body: bodyOfNew(code, context.now()) });
  return { text: texts.reading(source) };
}

/** Who looks after a group goes on with what somebody else added, who may be gone or a guest by now. */
function takesOver({ person: { id, role } }: KnowledgeContext, { by }: Source): boolean {
  return by.id !== id && (role === 'admin' || role === 'owner');
}

/** Whether it is the person's own, and nothing reads it any more: a job that fails again and again is given up. */
async function isLeft({ jobs, person }: KnowledgeContext, { code, by }: Source): Promise<boolean> {
  if (by.id !== person.id) return false;
  const own = (await jobs.list()).filter(({ body }) => codeOfJob(body) === code);
  if (own.some(({ at }) => at !== null)) return false;
  for (const { id } of own) await jobs.remove(id);
  return true;
}

function sourceOf({ person }: KnowledgeContext, kind: Source['kind'], code: string, place: string): Source {
  return { code, kind, place, by: { id: person.id, name: person.name }, progress: null, problem: null };
}
