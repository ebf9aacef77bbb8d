import { z } from '../../domain/plugins/index.ts';
import type { PlacesContext } from './settings.ts';

export type Service = 'nominatim' | 'overpass';

/** Why a server gave no answer that can be used. */
export type Trouble = 'late' | 'busy' | 'down' | 'garbled' | 'refused';

/** A server gave none; `seconds`: when it may be asked again, null: it doesn't say. */
export class EndpointTrouble extends Error {
  readonly service: Service;
  readonly trouble: Trouble;
  readonly seconds: number | null;

  constructor(service: Service, trouble: Trouble, seconds: number | null = null) {
    super(`${service}: ${trouble}`);
    this.name = 'EndpointTrouble';
    this.service = service;
    this.trouble = trouble;
    this.seconds = seconds;
  }
}

export interface Question {
  readonly service: Service;
  readonly url: string;
  /** The body of a form; absent: it is asked with GET. */
  readonly form?: Readonly<Record<string, string>>;
}

/** The servers' own limit: one request a second, of all people together. */
const APART_MS = 1_000;
/** Longer than this nobody waits in the queue. */
const MOST_WAIT_MS = 12_000;
const DEADLINE_MS = 12_000;
const MOST_RETRY_SECONDS = 3_600;
const MOST_ORIGIN = 150;

/** When each server may be asked next, in milliseconds, in every process. */
const NEXT = z.number();

/** Asks servers as their rules want it: not more than once a second each, whichever process asks, with a name, and not before the time that they named. */
export async function askEndpoint(context: PlacesContext, { service, url, form }: Question): Promise<unknown> {
  const key = `next:${new URL(url).origin.slice(-MOST_ORIGIN)}`;
  const at = await takeTurn(context, service, key);
  const now = context.now().getTime();
  if (at > now) await context.sleep(at - now);
  const response = await send(context, { service, url, ...(form === undefined ? {} : { form }) });
  if (response.status === 429 || response.status === 503 || response.status === 509) {
    const seconds = retryAfter(response.headers.get('retry-after'), context.now());
    if (seconds !== null) await context.shared.put(key, context.now().getTime() + seconds * 1000);
    throw new EndpointTrouble(service, 'busy', seconds);
  }
  if (response.status === 504 || response.status === 408) throw new EndpointTrouble(service, 'late');
  if (response.status >= 500) throw new EndpointTrouble(service, 'down');
  if (!response.ok) throw new EndpointTrouble(service, 'refused');
  return read(service, response);
}

export type AskEndpoint = typeof askEndpoint;

/** When this question may be asked; whoever asks next waits a second longer. */
async function takeTurn({ shared, now: clock }: PlacesContext, service: Service, key: string): Promise<number> {
  for (;;) {
    const known = await shared.get(key);
    const now = clock().getTime();
    const next = NEXT.safeParse(known).data ?? 0;
    // A clock that was put back keeps nobody waiting for longer than a server may ask for.
    const at = next - now > MOST_RETRY_SECONDS * 1000 ? now : Math.max(now, next);
    if (at - now > MOST_WAIT_MS) throw new EndpointTrouble(service, 'busy', Math.ceil((at - now) / 1000));
    if (await shared.add(key, at + APART_MS, known ?? undefined)) return at;
  }
}

async function send(context: PlacesContext, { service, url, form }: Question): Promise<Response> {
  const { contact } = context.settings;
  const agent = `Parley/1.0 (self-hosted assistant; ${contact === null ? 'no contact given' : `contact: ${contact}`})`;
  const headers = { 'user-agent': agent, accept: 'application/json' };
  const late = new AbortController();
  const done = new AbortController();
  const timer = context.sleep(DEADLINE_MS, done.signal).then(
    () => late.abort(),
    () => undefined,
  );
  try {
    const signal = late.signal;
    return await (form === undefined
      ? context.fetch(url, { headers, signal })
      : context.fetch(url, { method: 'POST', headers, body: new URLSearchParams(form), signal }));
  } catch (cause) {
    if (context.signal.aborted) throw cause;
    context.log.warn('places.unreachable', { service, because: cause instanceof Error ? cause.message : 'unknown' });
    throw new EndpointTrouble(service, late.signal.aborted ? 'late' : 'down');
  } finally {
    done.abort();
    await timer;
  }
}

async function read(service: Service, response: Response): Promise<unknown> {
  try {
    const value: unknown = await response.json();
    return value;
  } catch {
    throw new EndpointTrouble(service, 'garbled');
  }
}

/** In seconds, from a number of them or a date; null: neither. */
function retryAfter(value: string | null, now: Date): number | null {
  if (value === null) return null;
  const seconds = /^\d+$/.test(value.trim()) ? Number(value) : Math.ceil((Date.parse(value) - now.getTime()) / 1000);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 1), MOST_RETRY_SECONDS) : null;
}
