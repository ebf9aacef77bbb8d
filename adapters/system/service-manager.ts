import { spawn } from 'node:child_process';

import type { Clock } from '../../domain/ports/clock.ts';
import type { Logger } from '../../domain/ports/logger.ts';

/** What starts this process and watches it, such as systemd. */
export interface ServiceManager {
  /** Everything is up; from now on it is told again and again that the process is alive, if it asked for that. */
  ready(): void;
  /** The process is about to end. */
  stopping(): void;
}

export interface ServiceManagerDeps {
  /** Where it listens (NOTIFY_SOCKET); null: there is none, and nothing is told. */
  readonly socket: string | null;
  /** Hears nothing for so long: it takes the process for stuck and starts it anew (WATCHDOG_USEC); null: it does not watch. */
  readonly watchdogMs: number | null;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly logger: Pick<Logger, 'warn'>;
  /** The program that tells it; Node itself has no datagram sockets of this kind. */
  readonly command?: string;
}

/** So often within the time that the service manager waits. */
const TIMES = 3;

/** Tells the service manager how this process is. The timer that does it is the event loop's own: a process that is stuck falls silent. */
export function makeServiceManager({
  socket,
  watchdogMs,
  clock,
  logger,
  command = '/usr/bin/systemd-notify',
}: ServiceManagerDeps): ServiceManager {
  const ending = new AbortController();
  const tell = (...words: readonly string[]): void => {
    if (socket === null) return;
    const child = spawn(command, words, { stdio: 'ignore', env: { NOTIFY_SOCKET: socket } });
    child.on('error', (cause) => logger.warn('service-manager.not-told', { cause }));
  };
  const feed = async (everyMs: number): Promise<void> => {
    for (;;) {
      await clock.sleep(everyMs, ending.signal);
      tell('WATCHDOG=1');
    }
  };
  return {
    ready() {
      tell('--ready', `MAINPID=${process.pid}`);
      // Ends with the process, or when it is stopping.
      if (watchdogMs !== null && socket !== null) feed(watchdogMs / TIMES).catch(() => undefined);
    },
    stopping() {
      ending.abort();
      tell('STOPPING=1');
    },
  };
}
