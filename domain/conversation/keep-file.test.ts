import { expect, test } from 'vitest';

import { UnreachableError } from '../errors.ts';
import { makeProjects } from '../tasks/projects.ts';
import { ANNA, BORIS, furnish, GUEST, makeDomainWorld } from '../testing/domain-world.ts';
import { aConversation, aProject } from '../testing/fixtures.ts';
import { makeKeepFile } from './keep-file.ts';

const FILE = { name: 'отчёт.pdf', content: new TextEncoder().encode('отчёт') };

async function world() {
  const ports = await furnish(makeDomainWorld());
  const deps = { ...ports, projects: makeProjects(ports), defaultProject: 'main' };
  return { ports, deps, keep: makeKeepFile(deps) };
}

test('a file is kept in the inbox of the conversation’s project, or of the default one, once', async () => {
  const { ports, keep } = await world();
  const own = { person: ANNA, conversation: aConversation({ projectId: aProject().id }) };
  expect(await keep(own, FILE)).toEqual({ path: 'inbox/отчёт.pdf' });
  expect(await keep(own, FILE)).toEqual({ path: 'inbox/отчёт.pdf' });
  expect(await keep(own, { ...FILE, content: new Uint8Array([1]) })).toEqual({ path: 'inbox/отчёт-2.pdf' });
  expect(await keep({ person: ANNA, conversation: aConversation() }, FILE)).toEqual({ path: 'inbox/отчёт.pdf' });
  expect([...ports.files.contents.keys()].toSorted()).toEqual([
    '/workspace/demo/inbox/отчёт-2.pdf',
    '/workspace/demo/inbox/отчёт.pdf',
    '/workspace/main/inbox/отчёт.pdf',
  ]);
});

test('I11: whoever may not use the project is told so, in their language', async () => {
  const { keep } = await world();
  const elsewhere = aConversation({ projectId: aProject().id });
  expect(await keep({ person: BORIS, conversation: elsewhere }, FILE)).toEqual({ missing: 'there is no project to keep it in' });
  expect(await keep({ person: GUEST, conversation: aConversation() }, FILE)).toEqual({ missing: 'there is no project to keep it in' });
  expect(await keep({ person: { ...GUEST, language: 'ru' }, conversation: elsewhere }, FILE)).toEqual({
    missing: 'нет проекта, в котором его сохранить',
  });
});

test('I11: a full disk is told, and a database that is away is waited for by whoever asked', async () => {
  const { deps } = await world();
  const whose = { person: BORIS, conversation: aConversation() };
  const full = async () => ({ kind: 'refused', refusal: 'no-space', message: 'The disk is full.' }) as const;
  const kept = await makeKeepFile({ ...deps, exchange: { ...deps.exchange, bringIn: full } })(whose, FILE);
  expect(kept).toEqual({ missing: 'it could not be kept: The disk is full.' });
  const away = makeKeepFile({ ...deps, projects: { ...deps.projects, open: () => Promise.reject(new UnreachableError('away')) } });
  await expect(away(whose, FILE)).rejects.toBeInstanceOf(UnreachableError);
});
