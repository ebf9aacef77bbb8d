import { describe, expect, it } from 'vitest';

import { RejectedError } from '../../domain/errors.ts';
import { makePinoLogger } from './pino-logger.ts';
import type { PinoLoggerDeps } from './pino-logger.ts';

function logInto(deps: Partial<PinoLoggerDeps> = {}) {
  const lines: string[] = [];
  const redact = (text: string) => text.replaceAll('hunter2', '[redacted]');
  const logger = makePinoLogger({ level: null, format: 'json', redact, output: { write: (line) => lines.push(line) }, ...deps });
  return { logger, lines, parsed: () => lines.map((line): unknown => JSON.parse(line)) };
}

describe('the logger', () => {
  it('writes one line of JSON an event', () => {
    const { logger, lines, parsed } = logInto();
    logger.info('task.claimed', { taskId: 'k3x8', attempt: 2 });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{.*\}\n$/);
    expect(parsed()[0]).toMatchObject({
      level: 'info',
      event: 'task.claimed',
      taskId: 'k3x8',
      attempt: 2,
      time: expect.stringMatching(/Z$/),
    });
  });

  it('I10: redacts every text, however deep, in errors and their causes too', () => {
    const { logger, lines } = logInto();
    const cause = new Error('GET https://u:hunter2@x failed');
    logger.error('model.failed', {
      error: new RejectedError('key hunter2 is wrong', { cause }),
      request: { headers: [{ value: 'Bearer hunter2' }] },
      seen: new Set(['hunter2']),
    });
    expect(lines.join('')).not.toContain('hunter2');
    expect(lines.join('')).toContain('outside.rejected');
    expect(lines.join('')).toContain('GET https://u:[redacted]@x failed');
  });

  it('survives fields that refer to themselves, huge texts and things that JSON has no word for', () => {
    const { logger, lines } = logInto();
    const loop: Record<string, unknown> = {
      big: 1n,
      call: () => 1,
      bytes: new Uint8Array(3),
      when: new Date(Number.NaN),
      nothing: undefined,
    };
    loop['self'] = loop;
    logger.warn('odd', { loop, long: 'я'.repeat(1_000_000), many: Array(1_000).fill(1) });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.length).toBeLessThan(60_000);
    expect(lines[0]).toContain('3 bytes');
  });

  it('leaves out what is below its level', () => {
    const { logger, lines } = logInto({ level: 'warn' });
    logger.debug('a');
    logger.info('b');
    logger.warn('c');
    expect(lines).toHaveLength(1);
  });

  it('is short and quiet on a terminal', () => {
    const { logger, lines } = logInto({ format: 'terminal' });
    logger.info('task.claimed');
    logger.warn('task.lost', { task: 'k3x8', why: 'no answer', error: new Error('gone') });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d warn {2}task\.lost task=k3x8 why="no answer" error="gone"\n$/);
  });
});
