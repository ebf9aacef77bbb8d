import type { LogFields, Logger } from '../ports/logger.ts';

export interface LogEntry {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly event: string;
  readonly fields: LogFields;
}

/** Keeps what is logged and shows nothing. */
export interface RecordingLogger extends Logger {
  readonly entries: readonly LogEntry[];
  /** The entries of one event. */
  of(event: string): readonly LogEntry[];
}

export function makeRecordingLogger(): RecordingLogger {
  const entries: LogEntry[] = [];
  const at =
    (level: LogEntry['level']) =>
    (event: string, fields: LogFields = {}): void => {
      entries.push({ level, event, fields });
    };
  return {
    entries,
    of: (event) => entries.filter((entry) => entry.event === event),
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
  };
}
