import { expect, test } from 'vitest';

import { makeManualClock } from '../testing/manual-clock.ts';
import { NOTHING_SENT, PaceGate } from './pace-gate.ts';

const LIMITS = { pace: { private: { spacingMs: 1000, window: null }, group: { spacingMs: 1000, window: null } }, perSecond: 30 };
const ANN = { chat: '1', audience: 'private' } as const;
const NEVER = new AbortController().signal;

function world() {
  const clock = makeManualClock();
  const said: string[] = [];
  const say = (text: string) => async () => {
    said.push(text);
  };
  return { clock, said, say, gate: new PaceGate({ clock, limits: LIMITS }) };
}

test('what is urgent overtakes what came before, and equals keep their order', async () => {
  const { clock, said, say, gate } = world();
  const all = [
    gate.run(ANN, 'first', NEVER, say('a')),
    gate.run(ANN, 'partial', NEVER, say('b')),
    gate.run(ANN, 'partial', NEVER, say('c')),
    gate.run(ANN, 'final', NEVER, say('d')),
  ];
  await clock.advance(0);
  expect(said).toEqual(['a']);
  await clock.advance(999);
  expect(said).toEqual(['a']);
  await clock.advance(1);
  expect(said).toEqual(['a', 'd']);
  await clock.advance(2000);
  await Promise.all(all);
  expect(said).toEqual(['a', 'd', 'b', 'c']);
  expect(clock.sleepers).toBe(0);
});

test('who gives up waiting is not let in, and holds nobody up', async () => {
  const { clock, said, say, gate } = world();
  const stop = new AbortController();
  await gate.run(ANN, 'first', NEVER, say('a'));
  const given = gate.run(ANN, 'partial', stop.signal, say('b')).catch((error: unknown) => error);
  const kept = gate.run(ANN, 'partial', NEVER, say('c'));
  stop.abort(new Error('enough'));
  await expect(given).resolves.toMatchObject({ message: 'enough' });
  await clock.advance(1000);
  await kept;
  expect(said).toEqual(['a', 'c']);
});

test('work that fails frees its place, work that sent nothing costs no time, a hold is obeyed', async () => {
  const { clock, said, say, gate } = world();
  await expect(gate.run(ANN, 'final', NEVER, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await clock.advance(1000);
  await gate.run(ANN, 'final', NEVER, async () => NOTHING_SENT);
  await gate.run(ANN, 'final', NEVER, say('a'));
  gate.hold(ANN, 7000);
  const later = gate.run(ANN, 'final', NEVER, say('b'));
  await clock.advance(6999);
  expect(said).toEqual(['a']);
  await clock.advance(1);
  await later;
  expect(said).toEqual(['a', 'b']);
});
