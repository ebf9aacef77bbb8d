import { describe, expect, test } from 'vitest';

import { afterFailure, admits, CLOSED_CIRCUIT, startProbe } from './circuit.ts';
import { makeCircuitBoard } from './circuit-board.ts';
import { nextTry } from './failover.ts';
import type { FailedTry, TryOutcome } from './failover.ts';
import { KNOWN_MODELS, OFFLINE_MODEL } from './known-models.ts';

const [A, B, C] = KNOWN_MODELS;
if (!A || !B || !C) throw new Error('The catalogue is too small.');
const MODELS = { A, B, C };
type Name = keyof typeof MODELS;

const tried = (name: Name, outcome: TryOutcome, retryAfterMs: number | null = null): FailedTry => ({
  model: MODELS[name].id,
  outcome,
  retryAfterMs,
});

function nameOf(id: string): string {
  return Object.entries(MODELS).find(([, model]) => model.id === id)?.[0] ?? '?';
}

function decide(failures: readonly FailedTry[], { chain = 'ABC', open = '' } = {}): string {
  const next = nextTry({
    chain: Array.from(chain, (name) => MODELS[name === 'A' || name === 'B' ? name : 'C']),
    tried: failures,
    needs: { tools: false, promptTokens: 100 },
    admits: (id) => !open.includes(nameOf(id)),
  });
  return next.kind === 'try' ? `${nameOf(next.model.id)} after ${String(next.afterMs)}` : `give up: ${String(next.outcome)}`;
}

describe('failover', () => {
  test.each<[string, readonly FailedTry[], { chain?: string; open?: string }, string]>([
    ['begins with the first', [], {}, 'A after 0'],
    ['goes on to the next', [tried('A', 'unreachable')], {}, 'B after 0'],
    ['a refusal by one provider says nothing of the others', [tried('A', 'rejected')], {}, 'B after 0'],
    ['a short wait that was asked for is taken', [tried('A', 'rate-limited', 2_000)], {}, 'A after 2000'],
    ['once', [tried('A', 'rate-limited', 2_000), tried('A', 'rate-limited', 2_000)], {}, 'B after 0'],
    ['a long wait is not', [tried('A', 'rate-limited', 60_000)], {}, 'B after 0'],
    ['a limit without a wait neither', [tried('A', 'rate-limited')], {}, 'B after 0'],
    ['what is cancelled is not tried elsewhere', [tried('A', 'cancelled')], {}, 'give up: cancelled'],
    ['an empty answer goes to the next', [tried('A', 'empty')], {}, 'B after 0'],
    ['a used-up budget may be enough for a cheaper one', [tried('A', 'no-budget')], {}, 'B after 0'],
    [
      'at the end the first that may have recovered gets one more chance',
      [tried('A', 'unreachable'), tried('B', 'rejected')],
      { chain: 'AB' },
      'A after 1000',
    ],
    ['with the wait it asked for', [tried('A', 'unreachable', 3_000)], { chain: 'A' }, 'A after 3000'],
    ['but only one', [tried('A', 'unreachable'), tried('A', 'unreachable')], { chain: 'A' }, 'give up: unreachable'],
    ['not after a timeout, which took long enough', [tried('A', 'timeout')], { chain: 'A' }, 'give up: timeout'],
    ['not when asked to wait long', [tried('A', 'rate-limited', 60_000)], { chain: 'A' }, 'give up: rate-limited'],
    ['an open circuit is passed over', [], { open: 'A' }, 'B after 0'],
    ['unless everything is open', [], { open: 'ABC' }, 'A after 0'],
    ['also as a last resort after refusals', [tried('A', 'rejected')], { open: 'BC' }, 'B after 0'],
    ['but not after failures', [tried('A', 'timeout')], { open: 'BC' }, 'give up: timeout'],
    [
      'the person hears what they can act on',
      [tried('A', 'rejected'), tried('B', 'no-budget'), tried('C', 'empty')],
      {},
      'give up: no-budget',
    ],
    ['nothing to try', [], { chain: '' }, 'give up: null'],
  ])('%s', (_name, failures, options, expected) => {
    expect(decide(failures, options)).toBe(expected);
  });

  test('a request with tools passes over models without them', () => {
    const state = { chain: [OFFLINE_MODEL, MODELS.A], tried: [], needs: { tools: true, promptTokens: 100 }, admits: () => true };
    expect(nextTry(state)).toMatchObject({ kind: 'try', model: { id: MODELS.A.id } });
    expect(nextTry({ ...state, chain: [OFFLINE_MODEL] })).toEqual({ kind: 'give-up', outcome: null });
  });
});

describe('a long prompt', () => {
  const small = { ...MODELS.A, id: 'x/small', contextTokens: 4_096 };
  const state = { chain: [small, MODELS.B], tried: [], needs: { tools: false, promptTokens: 3_900 }, admits: () => true };

  test('passes over a model whose window has no room for it and an answer', () => {
    expect(nextTry(state)).toMatchObject({ kind: 'try', model: { id: MODELS.B.id } });
    expect(nextTry({ ...state, needs: { tools: false, promptTokens: 3_800 } })).toMatchObject({ kind: 'try', model: { id: 'x/small' } });
  });

  test('that fits none is too long, which the person hears', () => {
    expect(nextTry({ ...state, chain: [small] })).toEqual({ kind: 'give-up', outcome: 'too-long' });
  });
});

describe('circuit', () => {
  test('opens after three failures in a row, for thirty seconds or as long as was asked', () => {
    const two = afterFailure(afterFailure(CLOSED_CIRCUIT, 0, null), 0, null);
    expect(admits(two, 0)).toBe('yes');
    const three = afterFailure(two, 1_000, null);
    expect([admits(three, 30_999), admits(three, 31_000)]).toEqual(['no', 'probe']);
    expect(admits(afterFailure(two, 0, 90_000), 60_000)).toBe('no');
  });

  test('opens at once when the model asks for a long wait, but for an hour at most', () => {
    const asked = afterFailure(CLOSED_CIRCUIT, 0, 600_000);
    expect([admits(asked, 599_999), admits(asked, 600_000)]).toEqual(['no', 'probe']);
    expect(admits(afterFailure(CLOSED_CIRCUIT, 0, 1e12), 3_600_000)).toBe('probe');
    expect(admits(afterFailure(CLOSED_CIRCUIT, 0, 4_000), 0)).toBe('yes');
  });

  test('half open, it lets one call through; its failure opens it again, and a lost probe is replaced', () => {
    const open = afterFailure(afterFailure(afterFailure(CLOSED_CIRCUIT, 0, null), 0, null), 0, null);
    const probing = startProbe(open, 40_000);
    expect(admits(probing, 40_001)).toBe('no');
    expect(admits(afterFailure(probing, 41_000, null), 42_000)).toBe('no');
    expect(admits(probing, 160_000)).toBe('probe');
  });

  test('the board keeps models apart; a success closes, an abandoned probe frees the place', () => {
    const board = makeCircuitBoard();
    for (const at of [0, 1, 2]) board.failed('a', at, null);
    expect([board.admits('a', 10), board.admits('b', 10)]).toEqual(['no', 'yes']);
    board.started('a', 31_000);
    expect(board.admits('a', 31_001)).toBe('no');
    board.abandoned('a');
    expect(board.admits('a', 31_002)).toBe('probe');
    board.succeeded('a');
    expect(board.admits('a', 31_003)).toBe('yes');
  });
});
