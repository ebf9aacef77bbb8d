import { describe, expect, test } from 'vitest';

import { MAX_SENT_BYTES } from '../agent/send-file.ts';
import type { Person } from '../access/person.ts';
import { SECRET } from '../testing/agent-world.ts';
import { present } from '../testing/contracts/world.ts';
import { ANNA, as, BORIS, GUEST } from '../testing/domain-world.ts';
import { aConversation, aMessage, uuid } from '../testing/fixtures.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';

const FOLDER = '/workspace/demo';

async function bench({ personId = ANNA.id, projectId = uuid(20) }: { personId?: string; projectId?: string | null } = {}) {
  const ports = await makeWholeWorld({
    files: {
      [`${FOLDER}/заметки.txt`]: 'Привет',
      [`${FOLDER}/docs/my report_1.md`]: '# Report',
      [`${FOLDER}/empty.txt`]: '',
      [`${FOLDER}/.env`]: `TOKEN=${SECRET}`,
      [`${FOLDER}/large.txt`]: 'x'.repeat(MAX_SENT_BYTES + 1),
      '/workspace/main/a.txt': 'of the default project',
    },
  });
  await ports.conversations.ensure(aConversation({ id: uuid(10), personId }));
  await ports.conversations.change(uuid(10), { projectId });
  const conversation = present(await ports.conversations.get(uuid(10)));
  const { turnId } = await ports.inbox.store(aMessage(1, { conversationId: conversation.id, personId, text: '/file' }));
  const turn = present(await ports.turns.get(turnId));
  const give = async (person: Person, argument: string) =>
    ports.useCases.commands.run('file', { principal: as(person), person, conversation, turn, argument });
  const sent = async () => {
    const files = await ports.attachments.sentBy({ kind: 'turn', id: turnId });
    return files.map(({ name, kind, mime, size }) => ({ name, kind, mime, size }));
  };
  return { ports, give, sent };
}

describe('/file', () => {
  test('sends a file of the conversation’s project, under its own name', async () => {
    const { give, sent } = await bench();
    await expect(give(ANNA, 'заметки.txt')).resolves.toBe('Вот заметки.txt.');
    await expect(give({ ...ANNA, language: 'en' }, '"docs/my report_1.md"')).resolves.toBe('Here is my report\\_1.md.');
    await expect(sent()).resolves.toEqual([
      { name: 'заметки.txt', kind: 'document', mime: 'text/plain', size: 12 },
      { name: 'my report_1.md', kind: 'document', mime: 'text/markdown', size: 8 },
    ]);
  });

  test('I1: run again after a crash it sends the file once', async () => {
    const { give, sent } = await bench();
    await give(ANNA, 'заметки.txt');
    await expect(give(ANNA, 'заметки.txt')).resolves.toBe('Вот заметки.txt.');
    await expect(sent()).resolves.toHaveLength(1);
  });

  test('takes the default project where none is chosen', async () => {
    const { give, sent } = await bench({ projectId: null });
    await give(ANNA, 'a.txt');
    await expect(sent()).resolves.toMatchObject([{ name: 'a.txt' }]);
  });

  test.each([
    ['', 'Say which file of the project to send: `/file docs/report.pdf`.', 'Скажите, какой файл'],
    ['nothing_1.txt', 'There is no file nothing\\_1.txt in the project.', 'Файла nothing\\_1.txt в проекте нет.'],
    ['docs', 'docs is a folder, or no regular file: only files can be sent.', 'docs — папка'],
    ['../other/a.txt', '../other/a.txt lies outside the project: only its own files can be sent.', 'лежит вне проекта'],
    ['/etc/passwd', '/etc/passwd lies outside the project: only its own files can be sent.', 'лежит вне проекта'],
    ['empty.txt', 'empty.txt is empty.', 'empty.txt пуст.'],
    ['.env', '.env holds a secret, such as a key or a token: it is not sent.', 'есть секрет'],
    ['large.txt', 'large.txt is too large: at most 20 MiB can be sent.', 'не больше 20 МиБ'],
  ])('I10, I11: of “%s” it says why it does not come, in both languages', async (argument, english, russian) => {
    const { give, sent } = await bench();
    await expect(give({ ...ANNA, language: 'en' }, argument)).resolves.toBe(english);
    await expect(give({ ...ANNA, language: 'ru' }, argument)).resolves.toContain(russian);
    await expect(sent()).resolves.toEqual([]);
  });

  test('I7: gives nothing of a project to those who may not use it', async () => {
    const { give, sent } = await bench({ personId: BORIS.id });
    await expect(give(BORIS, 'заметки.txt')).resolves.not.toContain('Here is');
    await expect(give(GUEST, 'заметки.txt')).resolves.toContain('There is no command /file');
    await expect(sent()).resolves.toEqual([]);
  });
});
