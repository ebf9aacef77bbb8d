import type { Principal } from '../access/principal.ts';
import { ParleyError, UnreachableError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { Redactor } from '../redaction/redactor.ts';
import type { NewAuditEntry } from './audit-entry.ts';
import type { AuditedAction } from './audited-actions.ts';

/** An append that meets no database is tried this often, with growing pauses. */
const MOST_TRIES = 5;
const FIRST_PAUSE_MS = 200;
const LONGEST_DETAIL = 200;

/** What a use case does, before it is done (`result` null) and after. */
type Describe<A extends readonly unknown[], R> = (args: A, result: R | null) => Deed;

/** A use case, as it is given to people. */
type Use<A extends readonly unknown[], R> = (principal: Principal | null, ...args: A) => Promise<R>;

/** What is worth saying of something that was done or tried. What is null or absent is left out. */
export interface Deed {
  /** When it is another one than usual. */
  readonly action?: AuditedAction;
  /** Such as `task:k7m2x9qa`. */
  readonly subject?: string | null;
  readonly details?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  /** When it came to nothing without an error. */
  readonly result?: 'begun' | 'refused';
}

/** An attempt, by whom and where; null: Parley itself. */
interface Attempt extends Omit<Deed, 'action'> {
  readonly action: string;
  readonly by: Pick<Principal, 'personId' | 'place' | 'tokenId'> | null;
  /** Left out: where the principal is. */
  readonly place?: string;
  /** What it failed with. */
  readonly error?: unknown;
}

interface Recorded<R> {
  readonly action: AuditedAction;
  run(): Promise<R>;
  describe(result: R | null): Deed;
}

type RecorderDeps = Pick<Ports, 'audit' | 'clock' | 'logger'> & { readonly redactor: Redactor };

export type Recorder = ReturnType<typeof makeRecorder>;

/** Writes down what people do. What could not be kept after some tries is logged as an error: what was done stays done. */
export function makeRecorder(deps: RecorderDeps) {
  const record = async (attempt: Attempt): Promise<void> => append(deps, entryOf(deps, attempt));
  const recorded = async <R>(by: Principal | null, { action, run, describe }: Recorded<R>): Promise<R> => {
    try {
      const result = await run();
      await record({ action, by, ...describe(result) });
      return result;
    } catch (error) {
      if (by !== null) await record({ action, by, ...describe(null), error });
      throw error;
    }
  };
  return {
    record,

    /** The use case, written down after each call: done, refused, or failed. Calls by nobody are refused unseen. */
    wrap<A extends readonly unknown[], R>(action: AuditedAction, use: Use<A, R>, describe: Describe<A, R>): Use<A, R> {
      return async (principal, ...args) =>
        recorded(principal, { action, run: () => use(principal, ...args), describe: (result) => describe(args, result) });
    },

    /**
     * The same, written down also before: when the process dies between what is done and its entry, the beginning stays and shows that nobody knows. What
     * cannot be written down beforehand is not done: throws UnreachableError.
     */
    wrapBegun<A extends readonly unknown[], R>(action: AuditedAction, use: Use<A, R>, describe: Describe<A, R>): Use<A, R> {
      return async (principal, ...args) => {
        if (principal === null) return use(principal, ...args);
        const { number } = await deps.audit.append(entryOf(deps, { action, by: principal, ...describe(args, null), result: 'begun' }));
        const ended = (result: R | null): Deed => {
          const deed = describe(args, result);
          return { ...deed, details: { ...deed.details, begun: number } };
        };
        return recorded(principal, { action, run: () => use(principal, ...args), describe: ended });
      };
    },
  };
}

function entryOf({ clock, redactor }: RecorderDeps, { action, by, place, subject, details, result, error }: Attempt): NewAuditEntry {
  const line = (text: string): string => shortLine(redactor.text(text));
  const said: Deed['details'] = { ...details, token: by?.tokenId, error: error === undefined ? null : codeOf(error) };
  return {
    action,
    personId: by?.personId ?? null,
    place: place ?? by?.place ?? 'web',
    subject: subject == null ? null : line(subject),
    details: Object.fromEntries(Object.entries(said).flatMap(([key, value]) => (value == null ? [] : [[key, line(String(value))]]))),
    result: error === undefined ? (result ?? 'done') : resultOf(error),
    at: clock.now(),
  };
}

/** The first line with something in it, cut. */
function shortLine(text: string): string {
  const [first = ''] = text.trim().split(/\s*[\r\n]/, 1);
  return first.length <= LONGEST_DETAIL ? first : `${first.slice(0, LONGEST_DETAIL - 1).toWellFormed()}…`;
}

function codeOf(error: unknown): string {
  return error instanceof ParleyError ? error.code : 'internal';
}

function resultOf(error: unknown): NewAuditEntry['result'] {
  return error instanceof ParleyError && !(error instanceof UnreachableError) ? 'refused' : 'failed';
}

async function append({ audit, clock, logger }: RecorderDeps, entry: NewAuditEntry): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await audit.append(entry);
      return;
    } catch (cause) {
      if (!(cause instanceof UnreachableError) || tries === MOST_TRIES) {
        logger.error('audit.not-kept', { ...entry, cause });
        return;
      }
    }
    await clock.sleep(FIRST_PAUSE_MS * 2 ** (tries - 1));
  }
}
