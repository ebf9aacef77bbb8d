import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { ask, follow } from './api-client.ts';
import { CREATE_TASK, OUTPUT } from './documents.ts';
import type { CreatedTask, OutputLineSeen } from './documents.ts';
import { startProgram } from './start-program.ts';

test.skipIf(!existsSync('/usr/bin/bwrap'))('I10: a command task cannot read what Parley keeps, nor its environment', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-sandbox-'));
  const program = await startProgram({ dataDir, env: { OPENAI_API_KEY: 'sk-a-key-that-nobody-may-see-1234567890' } });
  try {
    const token = join(dataDir, 'owner-token');
    const input = { command: `cat ${token}; env; cat /proc/${program.pid}/environ; ls ${dataDir}` };
    const { createTask } = await ask<CreatedTask>(program, CREATE_TASK, { input });
    const lines = await follow<OutputLineSeen>(program, OUTPUT, { id: createTask.task.id }, () => false);
    const printed = lines.filter(({ taskOutput }) => taskOutput.kind !== 'STAGE').map(({ taskOutput }) => taskOutput.text);
    expect(printed.join('\n')).not.toContain(readFileSync(token, 'utf8').trim());
    expect(printed.join('\n')).not.toContain('sk-a-key');
    expect(printed.filter((line) => /^PARLEY_|^OPENAI_|^server\.json$|^postgres$/.test(line))).toEqual([]);
  } finally {
    await program.end('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  }
});
