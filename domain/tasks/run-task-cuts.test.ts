import { describe, expect, test } from 'vitest';

import type { CrashPoint } from '../ports/crash-points.ts';
import type { ModelEvent, ModelProvider } from '../ports/model-provider.ts';
import { present } from '../testing/contracts/world.ts';
import { ANNA, as, OWNER } from '../testing/domain-world.ts';
import { aConversation, aTask, uuid } from '../testing/fixtures.ts';
import { exits, makeScriptedSandbox } from '../testing/scripted-sandbox.ts';
import { callsTool, says } from '../testing/scripted-provider.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { RunAborted } from './run-aborted.ts';

const ID = 'abc234';
const REPLIES = [callsTool('write_file', { path: 'a', text: '1' }), callsTool('run_command', { command: 'deploy' }), says('Готово')];

/** Answers by how many answers there are in the request already, so that a call that is made again is answered alike. */
const MODEL: ModelProvider = {
  name: 'first',
  list: async () => [],
  async *stream({ messages }): AsyncGenerator<ModelEvent> {
    yield* REPLIES[messages.filter(({ role }) => role === 'assistant').length]?.events ?? [];
  },
};

/** Right after the claim nobody is there yet to give it back. */
function died(cause: unknown): void {
  if (!(cause instanceof RunAborted)) throw cause;
}

/** A task that needs a yes to its start and, without a sandbox, to its command; its worker dies at the `cut`-th crash point, or is told to stop there. */
async function live(cut: number, why: 'lost' | 'shutdown', answer: 'approved' | 'denied') {
  let toGo = cut;
  let cutAt: CrashPoint | null = null;
  let stop = new AbortController();
  const sandbox = makeScriptedSandbox(() => exits(0), 'none');
  const ports = await makeWholeWorld({
    providers: [MODEL],
    sandbox,
    onReach: (point) => {
      if (toGo-- !== 0) return;
      cutAt = point;
      stop.abort(new RunAborted(why));
      // A process that ends in order goes on for a moment.
      if (why === 'lost') throw new RunAborted(why);
    },
  });
  await ports.conversations.ensure(aConversation());
  const work = { kind: 'prompt', prompt: 'Почини', model: null, template: null, continues: null } as const;
  await ports.tasks.add(aTask({ conversationId: uuid(10), work, confirmation: 'стоит до $5' }));
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const claimed = await ports.taskQueue.claim({ workerId: 'w', milliseconds: 0 }, ports.clock.now());
    stop = new AbortController();
    const done = claimed === null ? null : ports.runTask(claimed, stop.signal).catch(died);
    await ports.clock.advance(3_000);
    await done;
    for (const { id, step } of await ports.useCases.approvals.pending(as(OWNER)))
      await ports.useCases.approvals.decide(as(step === 0 ? ANNA : OWNER), id, step === 0 ? 'approved' : answer);
    const task = present(await ports.tasks.get(ID));
    if (task.endedAt === null) continue;
    const events = await ports.conversationLog.read(uuid(10), 0, 100);
    const notices = events.flatMap(({ body }) => (body.kind === 'notice' ? [body.text] : []));
    return { ports, task, notices, cutAt, sandbox, asked: await ports.approvals.ofTask(ID) };
  }
  throw new Error('it never ended');
}

describe('a task that waits for a yes twice', () => {
  test('asks, waits without a worker, and ends', async () => {
    const { task, notices, sandbox, asked, ports } = await live(Infinity, 'lost', 'approved');
    expect(task).toMatchObject({
      state: 'succeeded',
      attempt: 1,
      result: { evidence: { commands: [{ command: 'deploy', exitCode: 0 }] } },
    });
    expect(asked.map(({ step, approver, decision }) => [step, approver, decision])).toEqual([
      [0, 'requester', 'approved'],
      [4, 'owner', 'approved'],
    ]);
    expect([notices.length, sandbox.commands.length]).toEqual([3, 1]);
    expect(ports.crashPoints.reached.length).toBeGreaterThan(30);
  });

  test.each(Array.from({ length: 45 }, (_, cut) => cut))(
    'I1: whose worker dies or is told to stop at crash point %i goes on, asks nothing twice and repeats nothing',
    async (cut) => {
      for (const why of ['lost', 'shutdown'] as const) {
        for (const answer of ['approved', 'denied'] as const) {
          const { task, notices, sandbox, asked, cutAt } = await live(cut, why, answer);
          const isCut = cutAt === 'after.tool.begin' || cutAt === 'after.tool.call';
          expect(task.state).toBe('succeeded');
          expect(asked.map(({ step }) => step)).toEqual([0, 4]);
          expect(notices).toHaveLength(3);
          expect(sandbox.commands.length).toBeLessThanOrEqual(answer === 'approved' ? 1 : 0);
          if (answer === 'approved' && why === 'lost' && !isCut) expect(sandbox.commands).toHaveLength(1);
          // A stop is handed over and counts as no attempt.
          expect([cutAt, task.attempt]).toEqual([cutAt, cutAt !== null && why === 'lost' ? 2 : 1]);
        }
      }
    },
  );
});
