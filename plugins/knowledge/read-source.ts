import { z } from '../../domain/plugins/index.ts';
import type { JobResult, PluginJob } from '../../domain/plugins/index.ts';
import { lookThrough, readFile } from './folder.ts';
import { KNOWLEDGE_TEXTS } from './knowledge-texts.ts';
import { addressOf, fetchAllowed } from './page.ts';
import { kindOf } from './reading/read-document.ts';
import type { KnowledgeContext } from './settings.ts';
import { documentKey, documentsOf, findSource, keepSource, removeSource } from './source.ts';
import type { KnownDocument, Source } from './source.ts';
import { takeIn } from './take-in.ts';
import type { NewDocument } from './take-in.ts';

const BODY = z.object({
  code: z.string(),
  /** Whether it was told that it is read. */
  isTold: z.boolean(),
  /** When its progress was told last, in milliseconds. */
  toldAt: z.number(),
  /** In how many passages something was left out so far because it looks like a secret. */
  masked: z.number(),
});
type Body = z.infer<typeof BODY>;

/** A job has a minute; what is left is read in the next one. */
const SLICE_MS = 25_000;
const SLICE_DOCUMENTS = 200;
const TELL_EVERY_MS = 60_000;
const HOUR_MS = 3_600_000;
const MEGABYTE = 1_048_576;

/** What is to be read of a source now, and what is there no more. */
interface Plan {
  readonly items: readonly { readonly name: string; readonly version: string; load(): Promise<NewDocument> }[];
  /** Why it cannot be read; null: it can. */
  readonly problem: string | null;
  /** What is not among the items stays: nobody knows whether it is gone. */
  readonly keepsRest: boolean;
}

/** The job that reads a source, and again whenever it may have changed: in slices that a kill costs nothing but the document at which it was. */
export async function readSource(job: PluginJob & { readonly at: Date }, context: KnowledgeContext): Promise<JobResult> {
  const body = BODY.parse(job.body);
  const source = await findSource(context, body.code);
  if (source === null) {
    await context.jobs.remove(job.id);
    return { tell: null, next: null };
  }
  const plan = await planOf(source, context);
  const known = new Map((await documentsOf(context, source.code)).map((each) => [each.key, each]));
  await removeGone(context, source, plan, known);
  const changed = plan.items.filter(({ name, version }) => known.get(documentKey(source.code, name))?.about.version !== version);
  const { done, masked } = await readSome(context, changed);
  // Whoever removed it meanwhile has removed what was there then.
  if ((await findSource(context, source.code)) === null) {
    await removeSource(context, source.code);
    return { tell: null, next: null };
  }
  const left = changed.length - done;
  const progress = left > 0 ? { done: plan.items.length - left, of: plan.items.length } : null;
  await keepIfChanged(context, source, { ...source, progress, problem: plan.problem });
  return resultOf(context, {
    body: { ...body, masked: body.masked + masked },
    source,
    plan,
    left,
    isNewProblem: plan.problem !== null && plan.problem !== source.problem,
  });
}

async function planOf(source: Source, context: KnowledgeContext): Promise<Plan> {
  return source.kind === 'page' ? planPage(source, context) : planFolder(source, context);
}

async function planFolder({ code, place }: Source, { settings }: KnowledgeContext): Promise<Plan> {
  const looked = await lookThrough(place, settings);
  if (looked.kind !== 'found') return { items: [], problem: looked.kind, keepsRest: false };
  const most = settings.maxMegabytes * MEGABYTE;
  const items = looked.files.map((file) => {
    const { name, size, version } = file;
    const load = async (): Promise<NewDocument> => {
      const bytes = size > most ? 'too-large' : ((await readFile(file, most)) ?? 'unreadable');
      return { code, name, title: name, link: null, version, type: kindOf(name), bytes };
    };
    return { name, version, load };
  });
  return { items, problem: null, keepsRest: false };
}

async function planPage({ code, place }: Source, context: KnowledgeContext): Promise<Plan> {
  const address = addressOf(place);
  const page = address === null ? ({ kind: 'gone' } as const) : await fetchAllowed(context, address);
  if (page.kind === 'gone' || page.kind === 'not-allowed') return { items: [], problem: page.kind, keepsRest: false };
  if (page.kind === 'failed') return { items: [], problem: page.why, keepsRest: true };
  const { address: link, bytes, version, type } = page;
  const load = async (): Promise<NewDocument> => ({ code, name: '', title: place, link, version, type, bytes });
  return { items: [{ name: '', version, load }], problem: null, keepsRest: false };
}

async function removeGone(
  { index }: KnowledgeContext,
  { code }: Source,
  { items, keepsRest }: Plan,
  known: ReadonlyMap<string, KnownDocument>,
) {
  const there = new Set(items.map(({ name }) => documentKey(code, name)));
  for (const key of known.keys()) if (!keepsRest && !there.has(key)) await index.remove(key);
}

/** Reads as many as there is time for. */
async function readSome(context: KnowledgeContext, changed: Plan['items']): Promise<{ readonly done: number; readonly masked: number }> {
  const until = context.now().getTime() + SLICE_MS;
  let [done, masked] = [0, 0];
  for (const { load } of changed.slice(0, SLICE_DOCUMENTS)) {
    if (done > 0 && context.now().getTime() >= until) break;
    masked += (await takeIn(context, await load())).masked;
    done += 1;
  }
  return { done, masked };
}

async function keepIfChanged(context: KnowledgeContext, before: Source, after: Source): Promise<void> {
  if (JSON.stringify(before) !== JSON.stringify(after)) await keepSource(context, after);
}

interface Outcome {
  readonly body: Body;
  readonly source: Source;
  readonly plan: Plan;
  readonly left: number;
  readonly isNewProblem: boolean;
}

async function resultOf(context: KnowledgeContext, { body, source, plan, left, isNewProblem }: Outcome): Promise<JobResult> {
  const texts = KNOWLEDGE_TEXTS[context.language];
  const { settings } = context;
  const now = context.now().getTime();
  if (left > 0) {
    const isDue = !body.isTold && now - body.toldAt >= TELL_EVERY_MS;
    const text = texts.progress(source.place, plan.items.length - left, plan.items.length);
    return { tell: isDue ? { text } : null, next: context.now(), body: { ...body, toldAt: isDue ? now : body.toldAt } };
  }
  const wait = source.kind === 'page' ? settings.pageHours * HOUR_MS : settings.watchSeconds * 1_000;
  const next = new Date(now + wait);
  if (isNewProblem && plan.problem !== null && !(plan.keepsRest && body.isTold)) {
    // What fails at first may be read yet.
    return { tell: { text: texts.sourceProblem(source, plan.problem) }, next, body: { ...body, isTold: !plan.keepsRest } };
  }
  if (body.isTold || plan.problem !== null) return { tell: null, next, body };
  const documents = await documentsOf(context, source.code);
  return { tell: { text: texts.takenIn(source, documents) + texts.masked(body.masked) }, next, body: { ...body, isTold: true } };
}

export function bodyOfNew(code: string, now: Date): Body {
  return { code, isTold: false, toldAt: now.getTime(), masked: 0 };
}

/** Which source a job reads; null: none. */
export function codeOfJob(body: unknown): string | null {
  return BODY.safeParse(body).data?.code ?? null;
}
