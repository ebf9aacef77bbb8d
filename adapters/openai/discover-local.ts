import type { Clock } from '../../domain/ports/clock.ts';
import type { ModelEntry } from '../../domain/routing/model-catalogue.ts';
import { readCompatible } from './compatible-models.ts';
import { readLmStudio } from './lmstudio-models.ts';
import { readOllama } from './ollama-models.ts';

/** A model server found on this machine or at a configured address. */
export interface LocalServer {
  readonly name: string;
  /** For `makeOpenAiProvider`. */
  readonly baseUrl: string;
  /** Free models that can chat; may be empty when none is installed. */
  readonly models: readonly ModelEntry[];
  /** How often in a row it was too slow to answer; absent: it has just answered. */
  readonly missed?: number;
}

export interface CompatibleServer {
  readonly name: string;
  /** Up to and including `/v1` where the server has it. */
  readonly baseUrl: string;
  readonly apiKey: string | null;
}

export interface LocalSettings {
  readonly clock: Clock;
  /** Null: the usual local port. With or without `/v1` at the end. */
  readonly ollamaUrl: string | null;
  readonly lmStudioUrl: string | null;
  /** Other servers that speak OpenAI's protocol, by the addresses that were set; absent: none. */
  readonly compatible?: readonly CompatibleServer[];
  /** What was found last: a server that is too busy to answer keeps its models, one that is gone loses them. Absent: nothing. */
  readonly before?: readonly LocalServer[];
  /** For each server, all of its answers together. A local server answers in a few milliseconds or not at all. */
  readonly deadlineMs?: number;
}

const DEADLINE_MS = 500;
const MOST_MISSED = 10;

/** Looks which local model servers answer now. Never throws; a server that is off or strange is not in the list, nor one that has always been slow. */
export async function discoverLocal(settings: LocalSettings): Promise<readonly LocalServer[]> {
  const { clock, compatible = [], before = [], deadlineMs = DEADLINE_MS } = settings;
  const ollama = root(settings.ollamaUrl ?? 'http://127.0.0.1:11434');
  const lmStudio = root(settings.lmStudioUrl ?? 'http://127.0.0.1:1234');
  const look = async (name: string, baseUrl: string, read: Read): Promise<LocalServer | null> => {
    const models = await within(clock, deadlineMs, read);
    if (models === 'late') return stillThere(before.find((server) => server.name === name));
    return models === 'none' ? null : { name, baseUrl, models };
  };
  const found = await Promise.all([
    look('ollama', `${ollama}/v1`, (signal) => readOllama(ollama, signal)),
    look('lmstudio', `${lmStudio}/v1`, (signal) => readLmStudio(lmStudio, signal)),
    ...compatible.map(({ name, baseUrl, apiKey }) => look(name, baseUrl, (signal) => readCompatible(name, baseUrl, apiKey, signal))),
  ]);
  return found.filter((each) => each !== null);
}

/** A server that answers a long prompt on a processor may be silent for minutes. */
function stillThere(server: LocalServer | undefined): LocalServer | null {
  const missed = (server?.missed ?? 0) + 1;
  return server === undefined || missed > MOST_MISSED ? null : { ...server, missed };
}

type Read = (signal: AbortSignal) => Promise<readonly ModelEntry[]>;

function root(url: string): string {
  return url.replace(/\/+$/, '').replace(/\/v1$/, '');
}

/** What `read` finds; `none`: it fails; `late`: it takes too long. */
async function within(clock: Clock, deadlineMs: number, read: Read): Promise<readonly ModelEntry[] | 'none' | 'late'> {
  const control = new AbortController();
  const timeUp = clock.sleep(deadlineMs, control.signal).then(
    () => 'late' as const,
    () => 'none' as const,
  );
  try {
    return await Promise.race([read(control.signal).catch(() => 'none' as const), timeUp]);
  } finally {
    control.abort();
  }
}
