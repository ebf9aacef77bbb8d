import { describe, expect, test } from 'vitest';

import { RunAborted } from '../tasks/run-aborted.ts';
import { MAYBE_RAN } from './run-agent.ts';
import { SECRET } from '../testing/agent-world.ts';
import { CHAT_TALK, drive, ensureChatTalk, present } from '../testing/contracts/world.ts';
import { aTask } from '../testing/fixtures.ts';
import { callsTool, makeScriptedProvider, says } from '../testing/scripted-provider.ts';
import type { ScriptedReply } from '../testing/scripted-provider.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import type { WholeWorld } from '../testing/whole-world.ts';

const ID = 'abc234';
const FOLDER = '/workspace/demo';
const FILES = { [`${FOLDER}/out/отчёт.md`]: '# Готово', [`${FOLDER}/b.txt`]: 'b', [`${FOLDER}/key`]: `key: ${SECRET}` };

async function world(script: readonly ScriptedReply[], files: Readonly<Record<string, string>> = FILES, die?: () => void) {
  const provider = makeScriptedProvider('first', [...script]);
  const onReach = (point: string): void => {
    if (point === 'after.tool.call') die?.();
  };
  const ports = await makeWholeWorld({ providers: [provider], files, onReach });
  await ensureChatTalk(ports);
  await ports.tasks.add(
    aTask({ id: ID, conversationId: CHAT_TALK, work: { kind: 'prompt', prompt: 'Пришли', model: null, template: null, continues: null } }),
  );
  return { ports, provider };
}

async function runTask({ taskQueue, clock, runTask: run }: WholeWorld): Promise<void> {
  await run(present(await taskQueue.claim({ workerId: 'w', milliseconds: 0 }, clock.now())), new AbortController().signal);
}

/** What waits to be told in the chat: files by their names, in order. */
async function told(ports: WholeWorld): Promise<readonly string[]> {
  const entries = await ports.outbox.open(await drive(ports), 100);
  const files = entries.flatMap(({ body }) => (body?.kind === 'file' ? [body] : []));
  return Promise.all(
    files.map(async ({ attachmentId, caption }) => `${(await ports.attachments.get(attachmentId))?.name ?? ''}: ${caption}`),
  );
}

const sends = (path: string, caption?: string): ScriptedReply =>
  callsTool('send_file', { path, caption }, { id: `call-${path}-${caption}` });

describe('sending files of a project', () => {
  test('I2: they are told behind the end of the task, in the order in which the agent sent them, without secrets in their captions', async () => {
    const { ports } = await world([sends('out/отчёт.md', `Отчёт ${SECRET}`), sends('b.txt'), says('Готово')]);
    await runTask(ports);
    const [report, other] = await told(ports);
    expect(report).toMatch(/^отчёт\.md: Отчёт /);
    expect(report).not.toContain(SECRET);
    expect(other).toBe('b.txt: ');
    const lines = present(await ports.output.read(ID, 0, 100)).lines.map(({ kind, text }) => `${kind}: ${text}`);
    expect(lines).toContain('stage: sending a file');
  });

  test('I10: a file that holds a secret is refused, and the model is told so', async () => {
    const { ports, provider } = await world([sends('key'), sends('../secret'), sends('nothing'), says('Нельзя')]);
    await runTask(ports);
    await expect(told(ports)).resolves.toEqual([]);
    const outputs = provider.requests.at(-1)?.messages.flatMap((message) => (message.role === 'tool' ? [JSON.stringify(message)] : []));
    expect(outputs).toEqual([
      expect.stringContaining('key holds a secret, such as a key or a token: it is not sent.'),
      expect.stringContaining('../secret'),
      expect.stringContaining('nothing'),
    ]);
  });

  test('I1: what was cut off by a crash and is sent again comes once', async () => {
    let isFirst = true;
    const { ports, provider } = await world([sends('b.txt'), sends('b.txt', 'again'), says('Готово')], FILES, () => {
      const dies = isFirst;
      isFirst = false;
      if (dies) throw new RunAborted('lost');
    });
    await runTask(ports).catch(() => undefined);
    await runTask(ports);
    expect(JSON.stringify(provider.requests.at(1)?.messages)).toContain(JSON.stringify(MAYBE_RAN).slice(1, -1));
    await expect(told(ports)).resolves.toEqual(['b.txt: ']);
  });

  test('at most ten go out with one run', async () => {
    const names = Array.from({ length: 11 }, (_, index) => `${index}.txt`);
    const files = Object.fromEntries(names.map((name) => [`${FOLDER}/${name}`, name]));
    const { ports, provider } = await world([...names.map((name) => sends(name)), says('Готово')], files);
    await runTask(ports);
    await expect(told(ports)).resolves.toHaveLength(10);
    expect(JSON.stringify(provider.requests.at(-1)?.messages.at(-1))).toContain('At most 10 files');
  });
});
