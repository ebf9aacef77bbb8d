import { readGeo, z } from '../../domain/plugins/index.ts';
import type { Json, PluginJob, PluginReply, PluginRequest } from '../../domain/plugins/index.ts';
import type { AskEndpoint } from './endpoint.ts';
import { isSurelyWhere, mayBeWhere } from './follow-up.ts';
import { rememberedHere, rememberHere } from './here.ts';
import { kindOf } from './kinds.ts';
import { nominative } from './nominative.ts';
import { POINT } from './place.ts';
import type { Point } from './place.ts';
import { PLACE_TEXTS } from './place-texts.ts';
import { keptResults } from './results.ts';
import { search, searchIfKnown } from './search.ts';
import type { PlacesContext } from './settings.ts';
import { onePlace, pageOf } from './tell-results.ts';
import { bareWish, understand } from './understand.ts';
import { WISH } from './wish.ts';
import type { Wish } from './wish.ts';

/** What is kept with a question: what is looked for and not where, or where and not what. */
const ASKED = z.union([z.object({ wish: WISH }), z.object({ point: POINT })]);
/** What a button stands for. */
const PRESSED = z.union([
  z.object({ list: z.number(), page: z.number() }),
  z.object({ list: z.number(), pin: z.number() }),
  z.object({ kind: z.string(), point: POINT }),
]);
/** What is offered to somebody who says only where they are. */
const OFFERED = ['food', 'cafe', 'pharmacy', 'supermarket', 'atm', 'fuel'];
const LONGEST_NAME = 120;

/** What a message is answered; null: it is about something else after all. */
export async function answer(ask: AskEndpoint, request: PluginRequest, context: PlacesContext): Promise<PluginReply | null> {
  const { text } = request;
  if (context.person.role === 'guest') return { text: PLACE_TEXTS[context.language].onlyMembers };
  await removeDone(context);
  const asked = ASKED.safeParse(request.answers).data ?? null;
  const geo = readGeo(text);
  if (geo !== null) {
    if (asked === null || !('wish' in asked)) return located(context, geo);
    await rememberHere(context, geo);
    return search(ask, context, { ...asked.wish, where: { kind: 'here' } }, geo);
  }
  const here = asked !== null && 'point' in asked ? asked.point : await rememberedHere(context);
  const understood = understand(text)?.wish ?? null;
  if (understood !== null) return search(ask, context, understood, here);
  if (asked === null || 'point' in asked) {
    const bare = bareWish(text);
    return bare === null ? null : search(ask, context, bare, here);
  }
  const wish = mayBeWhere(text) ? elsewhere(asked.wish, text) : null;
  if (wish === null) return null;
  return isSurelyWhere(text) ? search(ask, context, wish, here) : searchIfKnown(ask, context, wish, here);
}

/** Whether a message may say where somebody looks around, or, where that is known, what for. */
export function isAnswer(text: string, asked: Json): boolean {
  if (readGeo(text) !== null || understand(text) !== null) return true;
  const known = ASKED.safeParse(asked).data;
  return known !== undefined && 'point' in known ? bareWish(text) !== null : mayBeWhere(text);
}

/** What the command `/places` is answered. */
export async function command(ask: AskEndpoint, argument: string, context: PlacesContext): Promise<PluginReply> {
  if (context.person.role === 'guest') return { text: PLACE_TEXTS[context.language].onlyMembers };
  const geo = readGeo(argument);
  if (geo !== null) return located(context, geo);
  const wish = understand(argument)?.wish ?? bareWish(argument);
  if (wish === null) return { text: PLACE_TEXTS[context.language].usage };
  return search(ask, context, wish, await rememberedHere(context));
}

/** Somebody says where they are, and not what for. */
async function located(context: PlacesContext, geo: NonNullable<ReturnType<typeof readGeo>>): Promise<PluginReply> {
  await rememberHere(context, geo);
  const { language } = context;
  const point: Point = { latitude: geo.latitude, longitude: geo.longitude };
  const buttons = OFFERED.flatMap((id) => {
    const kind = kindOf(id);
    return kind === null ? [] : [{ label: `${kind.sign} ${kind.called[language]}`, data: { kind: kind.id, point } }];
  });
  return { text: PLACE_TEXTS[language].found(geo.title), buttons, ask: { point } };
}

/** The answer to "near what?"; null: it is none. */
function elsewhere(wish: Wish, text: string): Wish | null {
  const name = text.trim().replace(/^(?:near|at|in|on|around|рядом с|рядом со|около|возле|у|на|в|во)\s+/iu, '');
  if (name.length < 2 || name.length > LONGEST_NAME || /\n/.test(name)) return null;
  const isFirst = name === text.trim();
  return { ...wish, where: { kind: 'named', names: isFirst ? [name] : nominative(name, caseOf(text)) } };
}

function caseOf(text: string): Parameters<typeof nominative>[1] {
  if (/^\s*(?:рядом со?)\s/iu.test(text)) return 'instrumental';
  return /^\s*(?:на|во?)\s/iu.test(text) ? 'prepositional' : 'genitive';
}

/** What a button that was pressed tells. */
export async function pressed(ask: AskEndpoint, { body }: PluginJob, context: PlacesContext): Promise<Omit<PluginReply, 'ask'>> {
  const gone = { text: PLACE_TEXTS[context.language].gone };
  const data = PRESSED.safeParse(body satisfies Json).data;
  if (data === undefined) return gone;
  if ('kind' in data) {
    const wish: Wish = { kind: data.kind, name: null, traits: [], when: null, where: { kind: 'here' }, isNearest: false };
    return search(ask, context, wish, data.point);
  }
  const results = await keptResults(context, data.list);
  if (results === null) return gone;
  return 'page' in data ? pageOf(context, results, data.page, null) : ((await onePlace(context, results, data.pin)) ?? gone);
}

/** What buttons have told is kept no longer. */
async function removeDone({ jobs }: PlacesContext): Promise<void> {
  for (const { id, at } of await jobs.list()) if (at === null) await jobs.remove(id);
}
