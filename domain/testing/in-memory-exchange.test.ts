import { expect, it } from 'vitest';
import { projectExchangeContract } from './contracts/project-exchange.contract.ts';
import { makeInMemoryExchange } from './in-memory-exchange.ts';
import { makeInMemoryFiles } from './in-memory-files.ts';

const FOLDER = '/workspace/demo';

projectExchangeContract('the in-memory exchange of files', async () => ({
  exchange: makeInMemoryExchange(makeInMemoryFiles()),
  folder: FOLDER,
}));

it('has the same projects as the in-memory files', async () => {
  const files = makeInMemoryFiles();
  const exchange = makeInMemoryExchange(files);
  await exchange.bringIn(FOLDER, 'inbox/a.txt', new TextEncoder().encode('Привет'));
  expect(await files.read(FOLDER, 'inbox/a.txt')).toEqual({ kind: 'ok', value: 'Привет' });
  await files.write(FOLDER, 'inbox/a.txt', 'пока');
  expect(await exchange.takeOut(FOLDER, 'inbox/a.txt', 100)).toEqual({ kind: 'ok', value: new TextEncoder().encode('пока') });
});
