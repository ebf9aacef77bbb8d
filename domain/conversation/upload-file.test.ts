import { describe, expect, test } from 'vitest';

import { ConflictError, ForbiddenError, InvalidInputError, UnauthenticatedError } from '../errors.ts';
import { ANNA, as, BORIS, furnish, GUEST, makeDomainWorld } from '../testing/domain-world.ts';
import { MAX_UPLOAD_BYTES, makeUploadFile } from './upload-file.ts';

async function world() {
  const ports = await furnish(makeDomainWorld());
  return { ports, upload: makeUploadFile(ports) };
}

const NOTES = { name: 'заметки.txt', mime: 'text/plain', content: Buffer.from('Привет') };

describe('an upload', () => {
  test('is kept for its person until a message takes it', async () => {
    const { ports, upload } = await world();
    const file = await upload(as(ANNA), NOTES);
    expect(file).toMatchObject({ name: 'заметки.txt', mime: 'text/plain', kind: 'document', size: 12, state: 'here', problem: null });
    await expect(ports.attachments.get(file.id)).resolves.toMatchObject({ uploaderId: ANNA.id, turnId: null, taskId: null });
    expect(Buffer.from((await ports.attachments.content(file.id)) ?? []).toString()).toBe('Привет');
    await expect(ports.uploads.waitingBytes(ANNA.id)).resolves.toBe(12);
  });

  test.each([
    ['image/png', 'image/png', 'picture'],
    ['IMAGE/JPEG; q=1', 'image/jpeg', 'picture'],
    ['image/svg+xml', 'image/svg+xml', 'document'],
    ['audio/ogg', 'audio/ogg', 'audio'],
    ['video/mp4', 'video/mp4', 'video'],
    ['text/markdown;charset=UTF-8', 'text/markdown', 'document'],
    ['nonsense', 'application/octet-stream', 'document'],
    ['text/html\r\nx-evil: 1', 'application/octet-stream', 'document'],
    [null, 'application/octet-stream', 'document'],
  ])('of the type %j is kept as %s, a %s', async (mime, kept, kind) => {
    const { upload } = await world();
    await expect(upload(as(ANNA), { ...NOTES, mime })).resolves.toMatchObject({ mime: kept, kind });
  });

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\Анна\\план.pdf', 'план.pdf'],
    ['  ', 'file'],
    ['😀'.repeat(100) + '.txt', '😀'.repeat(58) + '.txt'],
  ])('called %j gets the name %j', async (name, safe) => {
    const { upload } = await world();
    await expect(upload(as(ANNA), { ...NOTES, name })).resolves.toMatchObject({ name: safe });
  });

  test.each([
    [{ content: new Uint8Array() }, 'content', 'This file is empty.'],
    [{ content: new Uint8Array(MAX_UPLOAD_BYTES + 1) }, 'content', 'A file has at most 20 MiB.'],
    [{ name: 'all.ZIP' }, 'type', 'Archives and programs are not taken: send the files themselves.'],
    [{ name: 'harmless.txt', mime: 'application/x-tar' }, 'type', 'Archives and programs are not taken: send the files themselves.'],
  ])('%# is refused in one sentence and nothing is kept', async (change, field, message) => {
    const { ports, upload } = await world();
    const refusal = await upload(as(ANNA), { ...NOTES, ...change }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(InvalidInputError);
    expect(refusal).toMatchObject({ field, message });
    await expect(ports.uploads.waitingBytes(ANNA.id)).resolves.toBe(0);
  });

  test('of exactly the greatest size is taken; five of them wait, the sixth is refused until one is sent or a day is over', async () => {
    const { ports, upload } = await world();
    const big = { ...NOTES, content: new Uint8Array(MAX_UPLOAD_BYTES) };
    for (let each = 0; each < 5; each += 1) await upload(as(ANNA), big);
    await expect(upload(as(ANNA), NOTES)).rejects.toThrow(ConflictError);
    await expect(upload(as(BORIS), NOTES)).resolves.toHaveProperty('state', 'here');
    await ports.clock.advance(25 * 60 * 60 * 1000);
    await expect(upload(as(ANNA), NOTES)).resolves.toHaveProperty('state', 'here');
  });

  test('I7: needs somebody known with a token that may write', async () => {
    const { upload } = await world();
    await expect(upload(null, NOTES)).rejects.toThrow(UnauthenticatedError);
    await expect(upload(as(ANNA, { scope: 'read' }), NOTES)).rejects.toThrow(ForbiddenError);
    await expect(upload(as(GUEST), NOTES)).resolves.toHaveProperty('kind', 'document');
  });
});
