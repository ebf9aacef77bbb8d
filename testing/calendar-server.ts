import { createHash } from 'node:crypto';

import type { WebAnswer, WebRequest } from '../domain/ports/internet.ts';

const ORIGIN = 'https://cal.example.org';
const HOME = '/anna/';

/** A calendar server (RFC 4791) in memory, with an account of anna: what it does not know, it refuses. */
export interface CalendarServer {
  readonly url: string;
  readonly user: 'anna';
  readonly password: string;
  /** What is in it, by path such as `/anna/work/1.ics`. */
  readonly files: Map<string, string>;
  /** Methods and paths, in order. */
  readonly asked: string[];
  /** Called when a change was taken, before it is answered; what it throws leaves the answer out. Null: nothing. */
  onWritten: (() => void) | null;
  /** Called once a file was read, before anybody can write it: somebody else who is quicker. Null: nobody. */
  onRead: (() => void) | null;
  /** Null: nobody is there. */
  answer(request: WebRequest): Partial<WebAnswer> | null;
}

/** `calendars`: names by path of what it has. */
export function makeCalendarServer(calendars: Readonly<Record<string, string>> = { work: 'Work' }): CalendarServer {
  const server: CalendarServer = {
    url: `${ORIGIN}/`,
    user: 'anna',
    password: 'верная лошадь',
    files: new Map(),
    asked: [],
    onWritten: null,
    onRead: null,
    answer: (request) => {
      const { origin, pathname } = new URL(request.address);
      if (origin !== ORIGIN) return null;
      server.asked.push(`${request.method} ${pathname}`);
      if (headerOf(request, 'authorization') !== `Basic ${Buffer.from(`anna:${server.password}`).toString('base64')}`) return status(401);
      return METHODS[request.method]?.({ server, calendars, request, path: pathname }) ?? status(405);
    },
  };
  return server;
}

interface Asked {
  readonly server: CalendarServer;
  readonly calendars: Readonly<Record<string, string>>;
  readonly request: WebRequest;
  readonly path: string;
}

const METHODS: Readonly<Record<string, (asked: Asked) => Partial<WebAnswer>>> = {
  PROPFIND: propfind,
  REPORT: report,
  GET: ({ server, path }) => {
    const text = server.files.get(path);
    server.onRead?.();
    return text === undefined ? status(404) : { ...status(200, text), headers: [['etag', etagOf(text)]] };
  },
  PUT: ({ server, calendars, request, path }) => {
    const text = bodyOf(request);
    if (!Object.keys(calendars).some((each) => path.startsWith(`${HOME}${each}/`)) || !path.endsWith('.ics')) return status(403);
    if (!text.startsWith('BEGIN:VCALENDAR\r\n') || headerOf(request, 'content-type')?.startsWith('text/calendar') !== true)
      return status(415);
    const kept = server.files.get(path);
    if (!isAllowed(request, kept)) return status(412);
    server.files.set(path, text);
    server.onWritten?.();
    return { ...status(kept === undefined ? 201 : 204), headers: [['etag', etagOf(text)]] };
  },
  DELETE: ({ server, request, path }) => {
    const kept = server.files.get(path);
    if (kept === undefined) return status(404);
    if (!isAllowed(request, kept)) return status(412);
    server.files.delete(path);
    server.onWritten?.();
    return status(204);
  },
};

/** A write that names nothing to be compared would overwrite what somebody else changed, so that it is refused. */
function isAllowed(request: WebRequest, kept: string | undefined): boolean {
  const [match, none] = [headerOf(request, 'if-match'), headerOf(request, 'if-none-match')];
  if (none === '*') return kept === undefined;
  return match !== null && kept !== undefined && match === etagOf(kept);
}

function propfind({ calendars, request, path }: Asked): Partial<WebAnswer> {
  const body = bodyOf(request);
  if (path === '/.well-known/caldav') return { ...status(301), headers: [['location', '/']] };
  if (body.includes('current-user-principal'))
    return found([[path, '<d:current-user-principal><d:href>/anna/</d:href></d:current-user-principal>']]);
  if (body.includes('calendar-home-set')) return found([[path, `<c:calendar-home-set><d:href>${HOME}</d:href></c:calendar-home-set>`]]);
  const all = Object.entries(calendars).map(([name, title]): readonly [string, string] => [
    `${HOME}${name}/`,
    `<d:displayname>${title}</d:displayname><d:resourcetype><d:collection/><c:calendar/></d:resourcetype><c:supported-calendar-component-set><c:comp name="${title === 'Tasks' ? 'VTODO' : 'VEVENT'}"/></c:supported-calendar-component-set><d:supported-report-set><d:supported-report><d:report><c:calendar-query/></d:report></d:supported-report></d:supported-report-set>`,
  ]);
  const one = all.find(([each]) => each === path);
  if (one !== undefined) return found([one]);
  if (path !== HOME || headerOf(request, 'depth') !== '1') return status(404);
  return found([[HOME, '<d:resourcetype><d:collection/></d:resourcetype>'], ...all]);
}

/** All files of a calendar, whatever the range: what is not within it, the client has to see. */
function report({ server, calendars, request, path }: Asked): Partial<WebAnswer> {
  const body = bodyOf(request);
  const name = path.slice(HOME.length, -1);
  if (!Object.hasOwn(calendars, name)) return status(404);
  const inside = [...server.files].filter(([each]) => each.startsWith(path));
  const asked = body.includes('calendar-multiget') ? inside.filter(([each]) => body.includes(each)) : inside;
  if (!body.includes('calendar-multiget') && !/calendar-query[\s\S]*time-range start="\d{8}T\d{6}Z" end="\d{8}T\d{6}Z"/u.test(body))
    return status(400);
  return found(
    asked.map(([each, text]) => [
      each,
      `<d:getetag>${escaped(etagOf(text))}</d:getetag><c:calendar-data>${escaped(text)}</c:calendar-data>`,
    ]),
  );
}

function found(answers: readonly (readonly [path: string, properties: string])[]): Partial<WebAnswer> {
  const responses = answers.map(
    ([path, properties]) =>
      `<d:response><d:href>${path}</d:href><d:propstat><d:prop>${properties}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`,
  );
  const text = `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">${responses.join('')}</d:multistatus>`;
  return { ...status(207, text), headers: [['content-type', 'application/xml; charset=utf-8']] };
}

function status(code: number, text = ''): Partial<WebAnswer> {
  return { status: code, reason: String(code), headers: [], body: new TextEncoder().encode(text) };
}

function etagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}

function bodyOf({ body }: WebRequest): string {
  return new TextDecoder().decode(body ?? new Uint8Array());
}

function headerOf({ headers }: WebRequest, name: string): string | null {
  return headers.find(([each]) => each.toLowerCase() === name)?.[1] ?? null;
}
