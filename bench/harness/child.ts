import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const ANSWER_DEADLINE_MS = 60_000;

const answer = z.union([z.object({ value: z.unknown() }), z.object({ error: z.string() })]);

/** A process that takes part in a benchmark; it ends with this one. */
export interface Child extends AsyncDisposable {
  readonly pid: number;
  /** One question at a time. Throws when the child fails, ends, or does not answer within a minute. */
  ask<T>(question: object, schema: z.ZodType<T>): Promise<T>;
}

/** Starts a file that calls `answerParent`. */
export function startChild(url: string): Child {
  const file = fileURLToPath(url);
  const child = fork(file, { execArgv: ['--disable-warning=ExperimentalWarning', '--expose-gc'] });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${file} could not be started.`);
  const exited = once(child, 'exit');
  return {
    pid,
    async ask(question, schema) {
      const deadline = AbortSignal.timeout(ANSWER_DEADLINE_MS);
      const answered = once(child, 'message', { signal: deadline }).then(([message]: unknown[]) => answer.parse(message));
      child.send(question);
      const ended = exited.then(([code, signal]: unknown[]) => {
        throw new Error(`${file} ended with ${String(signal ?? code)}.`);
      });
      const given = await Promise.race([answered, ended]);
      if ('error' in given) throw new Error(`${file}: ${given.error}`);
      return schema.parse(given.value);
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      await exited;
    },
  };
}

/** The other end of `startChild`: answers one question after the other, and ends when the parent has ended. */
export function answerParent(respond: (question: unknown) => Promise<unknown>): void {
  process.on('message', (question) => {
    respond(question).then(
      (value) => process.send?.({ value: value ?? null }),
      (error: unknown) => process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit());
}
