import { setTimeout as sleep } from 'node:timers/promises';

import type { Client } from '../client.ts';
import { EXIT, Failure } from '../failure.ts';
import type { TaskStateQuery } from '../generated/graphql.ts';
import type { Terminal } from '../output/terminal.ts';
import { TASK_LINES, TASK_OUTPUT, TASK_STATE } from './documents.ts';
import { printJsonLine, printLine } from './print-line.ts';
import type { OutputLine } from './print-line.ts';

/** How many of the latest lines are shown when nobody says after which. */
const SNAPSHOT = 200;
const PAGE = 500;
/** Before following again a task that the server let go of too early. */
const PAUSE_MS = 500;

export interface WatchOptions {
  readonly id: string;
  /** Lines with a greater number; null: the latest ones. */
  readonly after: number | null;
  /** Whether to stay until the task has ended. */
  readonly follow: boolean;
  readonly json: boolean;
}

type TaskState = NonNullable<TaskStateQuery['task']>['state'];

/** What a followed task's end is to the shell; null: it has not ended. */
const EXIT_OF: Readonly<Record<TaskState, number | null>> = {
  SUCCEEDED: 0,
  FAILED: EXIT.failed,
  STOPPED: EXIT.stopped,
  QUEUED: null,
  RUNNING: null,
  WAITING: null,
  INTERRUPTED: null,
};

/** How far the output is printed. */
interface Printed {
  last: number;
  take(line: OutputLine): void;
}

/** Prints a task's output, each line once and in order (I5); returns the exit code. Throws a Failure when there is no such task. */
export async function watchTask(client: Client, options: WatchOptions): Promise<number> {
  const { terminal } = client;
  const { shortId, lastLine } = await stateOf(client, options.id);
  const first = options.after ?? Math.max(0, lastLine - SNAPSHOT);
  if (options.after === null && first > 0) terminal.note(`The latest ${SNAPSHOT} of ${lastLine} lines; --after 0 shows all.`);
  const printed = printFrom(terminal, first, options.json);
  if (!options.follow) {
    await printUntil(client, options.id, lastLine, printed);
    return 0;
  }
  client.onInterrupt(
    `No longer watching; task ${shortId} goes on. \`parley tasklog ${shortId} --follow\` watches it again, \`parley stop ${shortId}\` stops it.`,
  );
  return followUntilEnd(client, options.id, printed);
}

function printFrom(terminal: Terminal, first: number, json: boolean): Printed {
  const print = json ? printJsonLine : printLine;
  const printed: Printed = {
    last: first,
    take(line) {
      if (line.number <= printed.last) return;
      printed.last = line.number;
      print(terminal, line);
    },
  };
  return printed;
}

async function printUntil({ ask, terminal }: Client, id: string, lastLine: number, printed: Printed): Promise<void> {
  while (printed.last < lastLine) {
    const { task } = await ask(TASK_LINES, { id, after: printed.last, first: PAGE });
    const lines = task?.output ?? [];
    if (lines.length === 0) return;
    for (const line of lines) printed.take(line);
    await terminal.room();
  }
}

async function followUntilEnd(client: Client, id: string, printed: Printed): Promise<number> {
  for (;;) {
    await client.follow({
      document: TASK_OUTPUT,
      variables: () => ({ id, after: printed.last }),
      room: client.terminal.room,
      onData({ taskOutput }) {
        printed.take(taskOutput);
        return 'more';
      },
    });
    const { state } = await client.patiently(() => stateOf(client, id));
    const code = EXIT_OF[state];
    if (code !== null) return code;
    await sleep(PAUSE_MS);
  }
}

async function stateOf(client: Client, id: string) {
  const { task } = await client.ask(TASK_STATE, { id });
  if (task === null) throw new Failure('There is no such task: write the code of one that you can see, such as k7m2p9qa.');
  return task;
}
