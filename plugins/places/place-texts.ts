import type { PluginLanguage } from '../../domain/plugins/index.ts';
import type { Service, Trouble } from './endpoint.ts';

interface Texts {
  readonly locale: string;
  readonly near: (what: string, where: string, far: string) => string;
  readonly here: string;
  readonly metres: (metres: number) => string;
  readonly kilometres: (kilometres: string) => string;
  readonly openUntil: (time: string) => string;
  readonly open: string;
  readonly always: string;
  readonly opens: (time: string) => string;
  readonly closed: string;
  readonly unknown: string;
  readonly map: string;
  readonly nameless: string;
  readonly more: string;
  readonly none: (what: string, where: string, far: string) => string;
  readonly noneOpen: (what: string) => string;
  readonly older: (at: string, why: string) => string;
  readonly where: (what: string) => string;
  readonly notFound: (name: string) => string;
  readonly found: (where: string | null) => string;
  readonly usage: string;
  readonly onlyMembers: string;
  readonly gone: string;
  readonly below: string;
  readonly trouble: Readonly<Record<Trouble, (server: string, seconds: number | null) => string>>;
  readonly servers: Readonly<Record<Service, string>>;
  readonly when: { readonly now: string; readonly always: string; readonly at: (time: string) => string };
}

const seconds = (count: number | null, named: (count: number) => string): string => (count === null ? '' : named(count));

/** What places say. */
export const PLACE_TEXTS: Readonly<Record<PluginLanguage, Texts>> = {
  en: {
    locale: 'en-GB',
    near: (what, where, far) => `**${what}** near ${where}, within ${far}:`,
    here: 'you',
    metres: (metres) => `${String(metres)} m`,
    kilometres: (kilometres) => `${kilometres} km`,
    openUntil: (time) => `🟢 open until ${time}`,
    open: '🟢 open',
    always: '🟢 open 24/7',
    opens: (time) => `🔴 closed, opens ${time}`,
    closed: '🔴 closed',
    unknown: '⚪ hours unknown',
    map: 'map',
    nameless: 'without a name',
    more: 'More ▸',
    none: (what, where, far) => `The map shows none of these near ${where} within ${far}: ${what}.`,
    noneOpen: (what) => `None of these is open then, as far as the map says: ${what}. The nearest ones:`,
    older: (at, why) => `${why} This is from ${at}.`,
    where: (what) => `${what}: near what? Share your location, or name an address, a station or a city.`,
    notFound: (name) => `The map knows no place "${name}". Name it differently, add the city, or share your location.`,
    found: (where) =>
      `📍 Got it${where === null ? '' : `: ${where}`}. What are you looking for? For example: a pharmacy that is open now. In a private chat I remember this place for an hour.`,
    usage: 'Write what and where: `/places pharmacy near Alexanderplatz`, or share your location and write `/places vegan`.',
    onlyMembers: 'I look up places for members only: each look-up asks servers outside. An admin of this Parley can make you one.',
    gone: 'That list is too old: ask again.',
    below: '📍 Here it comes.',
    trouble: {
      late: (server) => `${server} did not answer in time. Try again in a minute.`,
      busy: (server, count) =>
        `${server} has too much to do${seconds(count, (each) => ` and asks to wait ${String(each)} s`)}. Try again a little later.`,
      down: (server) => `${server} cannot be reached or has trouble of its own. Try again later.`,
      garbled: (server) => `${server} answered something that cannot be understood. Try again later.`,
      refused: (server) => `${server} refused the question. Whoever runs this Parley should look at its address in the settings.`,
    },
    servers: { nominatim: 'The address search of OpenStreetMap (Nominatim)', overpass: 'The place search of OpenStreetMap (Overpass)' },
    when: { now: 'open now', always: 'open 24 hours', at: (time) => `open ${time}` },
  },
  ru: {
    locale: 'ru-RU',
    near: (what, where, far) => `**${what}** рядом: ${where}, в радиусе ${far}:`,
    here: 'вы',
    metres: (metres) => `${String(metres)} м`,
    kilometres: (kilometres) => `${kilometres} км`,
    openUntil: (time) => `🟢 открыто до ${time}`,
    open: '🟢 открыто',
    always: '🟢 круглосуточно',
    opens: (time) => `🔴 закрыто, откроется ${time}`,
    closed: '🔴 закрыто',
    unknown: '⚪ часы неизвестны',
    map: 'карта',
    nameless: 'без названия',
    more: 'Ещё ▸',
    none: (what, where, far) => `На карте ничего такого нет (${where}, в радиусе ${far}): ${what}.`,
    noneOpen: (what) => `Судя по карте, в это время ничего не открыто: ${what}. Ближайшие:`,
    older: (at, why) => `${why} Это данные от ${at}.`,
    where: (what) => `${what}: рядом с чем? Пришлите геопозицию или назовите адрес, станцию или город.`,
    notFound: (name) => `Карта не знает места «${name}». Назовите его иначе, добавьте город или пришлите геопозицию.`,
    found: (where) =>
      `📍 Понял${where === null ? '' : `: ${where}`}. Что ищем? Например: аптека, которая сейчас открыта. В личном чате я помню это место час.`,
    usage: 'Напишите, что и где: `/places аптека рядом с Арбатом`, или пришлите геопозицию и напишите `/places веганское`.',
    onlyMembers: 'Места я ищу только для участников: каждый поиск обращается к чужим серверам. Участником вас может сделать администратор.',
    gone: 'Этот список устарел: спросите ещё раз.',
    below: '📍 Сейчас пришлю.',
    trouble: {
      late: (server) => `${server} не ответил вовремя. Попробуйте через минуту.`,
      busy: (server, count) =>
        `${server} перегружен${seconds(count, (each) => ` и просит подождать ${String(each)} с`)}. Попробуйте чуть позже.`,
      down: (server) => `${server} недоступен или сам сломался. Попробуйте позже.`,
      garbled: (server) => `${server} ответил что-то непонятное. Попробуйте позже.`,
      refused: (server) => `${server} отказался отвечать. Тому, кто держит этот Parley, стоит проверить адрес в настройках.`,
    },
    servers: { nominatim: 'Поиск адресов OpenStreetMap (Nominatim)', overpass: 'Поиск мест OpenStreetMap (Overpass)' },
    when: { now: 'открыто сейчас', always: 'круглосуточно', at: (time) => `открыто ${time}` },
  },
};
