import { makePinoLogger } from '../adapters/system/pino-logger.ts';
import { makeRandomIds } from '../adapters/system/random-ids.ts';
import { makeSystemClock } from '../adapters/system/system-clock.ts';
import { openModels } from '../compose/open-models.ts';
import { readConfig } from '../config.ts';
import { makeAskForMode } from '../domain/conversation/ask-for-mode.ts';
import type { ModelVerdict } from '../domain/routing/route-question.ts';
import { findModel } from '../domain/routing/model-catalogue.ts';
import { aPerson } from '../domain/testing/fixtures.ts';
import { makeInMemoryStores } from '../domain/testing/in-memory-stores.ts';
import { makeRecordingCrashPoints } from '../domain/testing/recording-crash-points.ts';
import { makeRecordingMetrics } from '../domain/testing/recording-metrics.ts';

export interface ModeModel {
  ask(text: string): Promise<ModelVerdict>;
  close(): void;
}

/** The model of that name (`provider/model`), from the providers that this installation is configured with, asked as Parley asks it. Its costs are kept nowhere. Null: there is none. */
export async function openModeModel(name: string): Promise<ModeModel | null> {
  const config = readConfig();
  const clock = makeSystemClock();
  const logger = makePinoLogger({ level: 'silent', format: 'json', redact: (text) => text });
  const models = await openModels({ config, clock, logger });
  if (findModel(models.catalogue(), name) === null) {
    models.close();
    return null;
  }
  const ids = makeRandomIds({ clock });
  const askForMode = makeAskForMode({
    ...makeInMemoryStores({ clock }),
    clock,
    ids,
    logger,
    metrics: makeRecordingMetrics(),
    crashPoints: makeRecordingCrashPoints(),
    providers: models.providers,
    prices: config.prices,
    budgets: config.budgets,
    catalogue: models.catalogue,
    model: name,
  });
  const person = aPerson();
  const { signal } = new AbortController();
  return {
    ask: (text) => askForMode({ turnId: ids.uuid(), conversationId: ids.uuid(), person, text, before: null, signal }),
    close: models.close,
  };
}
