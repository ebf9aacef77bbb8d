import type { Clock } from '../../domain/ports/clock.ts';
import type { ModelEntry } from '../../domain/routing/model-catalogue.ts';
import { readLmStudio } from './lmstudio-models.ts';
import { readOllama } from './ollama-models.ts';

/** A model server found on this machine or at a configured address. */
export interface LocalServer {
  readonly name: 'ollama' | 'lmstudio';
  /** For `makeOpenAiProvider`. */
  readonly baseUrl: string;
  /** Free models that can chat; may be empty when none is installed. */
  readonly models: readonly ModelEntry[];
}

export interface LocalSettings {
  readonly clock: Clock;
  /** Null: the usual local port. With or without `/v1` at the end. */
  readonly ollamaUrl: string | null;
  readonly lmStudioUrl: string | null;
  /** For each server, all of its answers together. A local server answers in a few milliseconds or not at all. */
  readonly deadlineMs?: number;
}

const DEADLINE_MS = 500;

/** Looks which local model servers answer now. Never throws; a server that is off, slow or strange is not in the list. */
export async function discoverLocal(settings: LocalSettings): Promise<readonly LocalServer[]> {
  const { clock, deadlineMs = DEADLINE_MS } = settings;
  const ollama = root(settings.ollamaUrl ?? 'http://127.0.0.1:11434');
  const lmStudio = root(settings.lmStudioUrl ?? 'http://127.0.0.1:1234');
  const found = await Promise.all([
    within(clock, deadlineMs, (signal) => readOllama(ollama, signal)).then((models) => models && server('ollama', ollama, models)),
    within(clock, deadlineMs, (signal) => readLmStudio(lmStudio, signal)).then((models) => models && server('lmstudio', lmStudio, models)),
  ]);
  return found.filter((each) => each !== null);
}

function server(name: LocalServer['name'], url: string, models: readonly ModelEntry[]): LocalServer {
  return { name, baseUrl: `${url}/v1`, models };
}

function root(url: string): string {
  return url.replace(/\/+$/, '').replace(/\/v1$/, '');
}

/** What `read` finds, or null when it fails or takes too long. */
async function within<T>(clock: Clock, deadlineMs: number, read: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
  const control = new AbortController();
  const timeUp = clock.sleep(deadlineMs, control.signal).then(
    () => null,
    () => null,
  );
  try {
    return await Promise.race([read(control.signal).catch(() => null), timeUp]);
  } finally {
    control.abort();
  }
}
