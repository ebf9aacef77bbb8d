import { destination, pino } from 'pino';
import type { DestinationStream } from 'pino';

import type { LogFields, Logger } from '../../domain/ports/logger.ts';
import { loggable } from './loggable.ts';
import { readableLine } from './readable-line.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** What is not written out yet may take this much memory; beyond that lines are dropped, for a reader that stopped must not stop the server. */
const MOST_WAITING_BYTES = 4 * 1024 ** 2;

export interface PinoLoggerDeps {
  /** Null: what suits the format, `info` for JSON and `warn` for a terminal, whose screen belongs to the person. */
  readonly level: LogLevel | null;
  readonly format: 'json' | 'terminal';
  /** Hides secrets in a text; every text in every field passes through it (I10). */
  readonly redact: (text: string) => string;
  /** Where lines go; standard output unless a test wants them. */
  readonly output?: DestinationStream;
}

/** Writes one line an event: JSON for machines, or a short readable line for a terminal. */
export function makePinoLogger({ level, format, redact, output = standardOutput() }: PinoLoggerDeps): Logger {
  const stream = format === 'json' ? output : { write: (line: string) => output.write(readableLine(line)) };
  const options = {
    level: level ?? (format === 'json' ? 'info' : 'warn'),
    base: { pid: process.pid },
    messageKey: 'event',
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const log = pino(options, stream);
  const at = (name: 'debug' | 'info' | 'warn' | 'error') => {
    return (event: string, fields: LogFields = {}): void => {
      if (log.isLevelEnabled(name)) log[name](Object(loggable(fields, redact)), event);
    };
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

/** Written in the background, and what is left at once when the process exits. */
function standardOutput(): DestinationStream {
  const stream = destination({ fd: 1, sync: false, maxLength: MOST_WAITING_BYTES });
  // Nobody reads any more (a closed pipe): there is nowhere to say so.
  stream.on('error', () => undefined);
  return stream;
}
