import { choice, crashAt, LOG_LEVELS, processKinds, variable } from './environment.ts';
import type { CrashAt, LogLevel, ProcessKind, Variables } from './environment.ts';

/** What systemd tells the processes that it starts. */
export interface ServiceManagerSettings {
  /** Null: nobody wants to be told. */
  readonly socket: string | null;
  /** Null: it does not watch whether the process is stuck. */
  readonly watchdogMs: number | null;
}

/** How this process runs. */
export interface ProcessSettings {
  readonly processes: readonly ProcessKind[];
  readonly serviceManager: ServiceManagerSettings;
  /** Null: what suits the form of the log. */
  readonly logLevel: LogLevel | null;
  /** Null: never; only tests set it. */
  readonly crashAt: CrashAt | null;
}

const US_PER_MS = 1_000;

/** Reads what the environment says of the process itself. Throws a ConfigError. */
export function readProcess(env: Variables): ProcessSettings {
  const watchdogUs = Number(variable(env, 'WATCHDOG_USEC') ?? 0);
  return {
    processes: processKinds(env),
    serviceManager: { socket: variable(env, 'NOTIFY_SOCKET'), watchdogMs: watchdogUs > 0 ? watchdogUs / US_PER_MS : null },
    logLevel: choice(env, 'PARLEY_LOG_LEVEL', LOG_LEVELS),
    crashAt: crashAt(env),
  };
}
