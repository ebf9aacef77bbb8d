import { describe, expect, test } from 'vitest';

import { present } from '../testing/contracts/world.ts';
import { UnauthenticatedError, UnknownIdError } from '../errors.ts';
import { makeReceiveMessage } from '../messaging/receive-message.ts';
import { ADMIN, ANNA, as, BORIS, furnish, GUEST, makeDomainWorld, OWNER } from '../testing/domain-world.ts';
import { aTask, NOON, uuid } from '../testing/fixtures.ts';
import { makeReadFiles } from './read-files.ts';
import { makeUploadFile } from './upload-file.ts';
import { makeWebConversations } from './web-conversations.ts';

const NO_SUCH_FILE = new UnknownIdError('file');
const content = Buffer.from('Привет');
const SENT = { kind: 'document', name: 'ответ.txt', mime: 'text/plain', caption: '', content, at: NOON } as const;

async function world() {
  const ports = await furnish(makeDomainWorld());
  const offerPairing = () => Promise.reject(new Error('on the web nobody is a stranger'));
  const talks = makeWebConversations({ ...ports, receiveMessage: makeReceiveMessage({ ...ports, offerPairing }) });
  const upload = makeUploadFile(ports);
  const { id } = await upload(as(ANNA), { name: 'вопрос.txt', mime: 'text/plain', content });
  const send = (uploadIds: readonly string[]) => talks.send(as(ANNA), { text: '', conversationId: null, clientMessageId: null, uploadIds });
  return { ports, files: makeReadFiles(ports), upload, send, id };
}

describe('a file', () => {
  test('is read by its uploader before it is sent, and by whoever may read its conversation then', async () => {
    const { files, send, id } = await world();
    await expect(files.read(as(ANNA), id)).resolves.toMatchObject({ attachment: { name: 'вопрос.txt', size: 12 } });
    const { turn } = await send([id]);
    expect(Buffer.from((await files.read(as(ANNA), id)).content ?? []).toString()).toBe('Привет');
    expect((await files.ofTurns(as(ANNA), [turn])).get(turn.id)).toMatchObject([{ id }]);
  });

  test('I7: is for everybody else like one that does not exist, sent or not', async () => {
    const { files, send, id } = await world();
    const all = async () => {
      for (const person of [BORIS, GUEST, ADMIN, OWNER]) await expect(files.read(as(person), id)).rejects.toThrow(NO_SUCH_FILE);
    };
    await all();
    const { turn } = await send([id]);
    await all();
    await expect(files.ofTurns(as(BORIS), [turn])).resolves.toEqual(new Map());
    await expect(files.get(as(ANNA), uuid(99))).rejects.toThrow(NO_SUCH_FILE);
    await expect(files.get(null, id)).rejects.toThrow(UnauthenticatedError);
  });

  test('that goes out with a reply is read with its turn', async () => {
    const { ports, files, send, id } = await world();
    const { turn } = await send([id]);
    await ports.attachments.add({ ...SENT, id: uuid(70), run: { kind: 'turn', id: turn.id } });
    expect((await files.sentByTurns(as(ANNA), [turn])).get(turn.id)).toMatchObject([{ id: uuid(70), name: 'ответ.txt' }]);
    await expect(files.sentByTurns(as(BORIS), [turn])).resolves.toEqual(new Map());
    await expect(files.read(as(ANNA), uuid(70))).resolves.toMatchObject({ attachment: { id: uuid(70) } });
    await expect(files.read(as(BORIS), uuid(70))).rejects.toThrow(NO_SUCH_FILE);
  });

  test('of a task is read by whoever may read the task, and by no guest', async () => {
    const { ports, files } = await world();
    await ports.tasks.add(aTask({ personId: ANNA.id }));
    await ports.attachments.add({ ...SENT, id: uuid(71), run: { kind: 'task', id: 'abc234' } });
    for (const person of [ANNA, ADMIN, OWNER]) await expect(files.get(as(person), uuid(71))).resolves.toMatchObject({ id: uuid(71) });
    const sent = [present(await ports.tasks.get('abc234'))];
    await expect(files.sentByTasks(as(ANNA), sent)).resolves.toMatchObject(new Map([['abc234', [{ id: uuid(71) }]]]));
    for (const person of [BORIS, GUEST]) await expect(files.get(as(person), uuid(71))).rejects.toThrow(NO_SUCH_FILE);
    await expect(files.sentByTasks(as(BORIS), sent)).resolves.toEqual(new Map());
  });
});

describe('a message with uploads', () => {
  test('needs no text, and is one message however often it is sent', async () => {
    const { files, send, upload, id, ports } = await world();
    const other = await upload(as(ANNA), { name: 'b.png', mime: 'image/png', content });
    const { turn } = await send([other.id, id, id]);
    expect((await files.ofTurns(as(ANNA), [turn])).get(turn.id)?.map((file) => file.id)).toEqual([other.id, id]);
    await expect(ports.uploads.waitingBytes(ANNA.id)).resolves.toBe(0);
  });

  test('I1: sent again under the same id with the same uploads is the same message', async () => {
    const { ports, id } = await world();
    const offerPairing = () => Promise.reject(new Error('nobody is a stranger'));
    const talks = makeWebConversations({ ...ports, receiveMessage: makeReceiveMessage({ ...ports, offerPairing }) });
    const message = { text: 'Смотри', conversationId: null, clientMessageId: 'a', uploadIds: [id] };
    const first = await talks.send(as(ANNA), message);
    await expect(talks.send(as(ANNA), message)).resolves.toEqual({ ...first, isNew: false });
  });

  test('takes only what is the sender’s and in no message yet, and is not stored otherwise', async () => {
    const { ports, send, upload, id } = await world();
    const theirs = await upload(as(BORIS), { name: 'b.txt', mime: null, content });
    await expect(send([id, theirs.id])).rejects.toThrow(UnknownIdError);
    await expect(send([uuid(98)])).rejects.toThrow(UnknownIdError);
    await expect(ports.inbox.claim({ workerId: 'w', milliseconds: 1_000 })).resolves.toBeNull();
    await send([id]);
    await expect(send([id])).rejects.toThrow(UnknownIdError);
  });

  test('has at most ten', async () => {
    const { send } = await world();
    await expect(send(Array.from({ length: 11 }, (_, n) => uuid(n)))).rejects.toThrow('at most 10 files');
  });
});
