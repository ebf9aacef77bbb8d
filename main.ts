import { makePinoLogger } from './adapters/system/pino-logger.ts';
import { makeServiceManager } from './adapters/system/service-manager.ts';
import { makeSystemClock } from './adapters/system/system-clock.ts';
import { readConfig } from './config.ts';
import { ConfigError } from './config/config-error.ts';
import { ParleyError } from './domain/errors.ts';
import { makeRedactor } from './domain/redaction/redactor.ts';
import { startParley } from './start.ts';

/** An orderly stop takes less; what is still open then is left to the next start, which goes on from the database. */
const STOP_DEADLINE_MS = 2_800;

/** The front door: reads the settings, starts, waits for a signal, stops in order. */
async function main(): Promise<void> {
  const config = readConfig();
  const redactor = makeRedactor({ secrets: config.secrets });
  const format = process.stdout.isTTY ? 'terminal' : 'json';
  const logger = makePinoLogger({ level: config.logLevel, format, redact: (text) => redactor.text(text) });
  const manager = makeServiceManager({ ...config.serviceManager, clock: makeSystemClock(), logger });
  const stopping = new AbortController();
  const started = startParley({ config, redactor, logger, giveUp: stopping.signal });
  const stop = (): void => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    manager.stopping();
    setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
    started
      .then((parley) => parley.stop())
      .then(() => process.exit(0))
      .catch(() => process.exit(1));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('uncaughtException', (cause) => {
    logger.error('process.broken', { cause });
    process.exit(1);
  });
  await started;
  manager.ready();
}

/** What a person can act on is one line; anything else comes with where it happened. */
function complain(error: unknown): never {
  const isPlain = error instanceof ParleyError || error instanceof ConfigError;
  process.stderr.write(`${isPlain ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}

main().catch(complain);
