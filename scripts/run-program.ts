import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';

export interface ProgramEnd {
  /** Null: a signal ended it. */
  readonly code: number | null;
  /** Both streams, as they came. */
  readonly said: string;
  readonly seconds: number;
}

export interface ProgramOptions {
  /** Shown to the person while it runs; otherwise only kept. */
  readonly isShown?: boolean;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program of the clone or of its packages, in the clone's folder, with the Node that runs this script. */
export function runProgram(
  command: string,
  args: readonly string[],
  { isShown = false, env = {} }: ProgramOptions = {},
): Promise<ProgramEnd> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...cleanEnvironment(), ...env } });
    let said = '';
    const end = (code: number | null): void => resolve({ code, said, seconds: (performance.now() - started) / 1000 });
    const take = (bytes: Buffer): void => {
      said += String(bytes);
      if (isShown) process.stdout.write(bytes);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => {
      said += error.message;
      end(1);
    });
    child.on('close', end);
  });
}

/**
 * The environment without what people set for a Parley of their own, so that no check finds a key or a database by accident.
 * The compile cache makes coverage imprecise.
 */
function cleanEnvironment(): Record<string, string | undefined> {
  const ours = /^(PARLEY_(?!TEST_)|ANTHROPIC_|OPENAI_|DEEPSEEK_|OLLAMA_|LMSTUDIO_|TELEGRAM_|MATRIX_|NODE_COMPILE_CACHE$|NODE_ENV$)/;
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name));
  const path = [join(process.cwd(), 'node_modules', '.bin'), dirname(process.execPath), process.env['PATH'] ?? ''];
  return { ...Object.fromEntries(kept), PATH: path.join(delimiter) };
}
