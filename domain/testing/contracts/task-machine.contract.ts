import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { isFinal } from '../../tasks/task-state.ts';
import { newStanding, nextStanding } from '../../tasks/task-machine.ts';
import type { TaskEvent, TaskStanding } from '../../tasks/task-machine.ts';
import { aTask, NOON } from '../fixtures.ts';
import { expiredLease, lease, testIn, type ContractWorld, type MakeWorld } from './world.ts';

const REASON = { code: 'c', message: 'm' };
const CLOSING = { line: 'x', notice: 'x' };
const PROGRESS = { stage: 'editing', detail: null, since: NOON, aliveAt: NOON, plan: [] } as const;

type Act = 'claim' | 'claim-late' | 'renew' | 'report' | 'release' | 'let-wait' | 'try-later' | 'succeed' | 'fail' | 'stop';
interface Move {
  readonly act: Act;
  readonly worker: 0 | 1;
}

const MOVES = fc.array(
  fc.record<Move>({
    act: fc.constantFrom('claim', 'claim', 'claim-late', 'renew', 'report', 'release', 'let-wait', 'try-later', 'succeed', 'fail', 'stop'),
    worker: fc.constantFrom(0, 1),
  }),
  { minLength: 3, maxLength: 14 },
);

/** Two workers at one task, and what the state machine says of it. A worker goes on with the last fence that it was given, as a zombie does. */
interface Play {
  readonly world: ContractWorld;
  readonly id: string;
  readonly fences: [number, number];
  standing: TaskStanding;
}

/** What every task store does is what the state machine says. */
export function taskMachineContract(name: string, make: MakeWorld, runs: number): void {
  const it = testIn(make);

  describe(name, () => {
    it('I4: whatever two workers do in whatever order, exactly what the state machine allows happens', async (world) => {
      let plays = 0;
      await fc.assert(
        fc.asyncProperty(MOVES, async (moves) => {
          plays += 1;
          const play: Play = { world, id: `play${String(plays)}`, fences: [0, 0], standing: newStanding('queued') };
          await world.tasks.add(aTask({ id: play.id }));
          for (const move of moves) await playMove(play, move);
          await world.tasks.stop(play.id, REASON, NOON);
        }),
        { numRuns: runs },
      );
    });

    it('I4: stop and finish in every order with everything else that a holder writes: one wins, the other is told', async (world) => {
      const acts: readonly Act[] = ['stop', 'succeed', 'report', 'let-wait', 'release'];
      for (const [index, order] of permutations(acts).entries()) {
        const play: Play = { world, id: `order${String(index)}`, fences: [0, 0], standing: newStanding('queued') };
        await world.tasks.add(aTask({ id: play.id }));
        await playMove(play, { act: 'claim', worker: 0 });
        const answers: [Act, boolean][] = [];
        for (const act of order) answers.push([act, await playMove(play, { act, worker: 0 })]);
        const winners = answers.filter(([act, isDone]) => isDone && (act === 'stop' || act === 'succeed'));
        expect(winners).toHaveLength(1);
        const task = await world.tasks.get(play.id);
        expect(task?.state).toBe(winners[0]?.[0] === 'stop' ? 'stopped' : 'succeeded');
        expect(task?.lastLine).toBe(1);
      }
    });
  });
}

/** Makes a move in the store and in the machine; the answers and the standing have to be the same. Returns whether it was accepted. */
async function playMove(play: Play, move: Move): Promise<boolean> {
  const { world, id, fences } = play;
  const next = nextStanding(play.standing, eventOf(move, fences[move.worker]));
  const isDone = await doneInStore(play, move);
  expect({ move, isDone }).toEqual({ move, isDone: next !== null });
  if (next !== null) play.standing = next;
  if (move.act === 'claim-late' && next !== null) play.standing = nextStanding(next, { kind: 'lose' }) ?? next;
  const { state, attempt } = play.standing;
  expect({ move, task: await world.tasks.get(id) }).toMatchObject({ move, task: { state, attempt } });
  expect(isFinal(state) ? await world.output.last(id) : 0).toBe(isFinal(state) ? 1 : 0);
  return isDone;
}

function eventOf({ act }: Move, fence: number): TaskEvent {
  if (act === 'claim' || act === 'claim-late') return { kind: 'claim' };
  if (act === 'stop') return { kind: 'stop' };
  if (act === 'succeed' || act === 'fail') return { kind: 'finish', fence, to: act === 'succeed' ? 'succeeded' : 'failed' };
  return { kind: act, fence };
}

async function doneInStore(play: Play, { act, worker }: Move): Promise<boolean> {
  const { world, id, fences } = play;
  const { tasks, taskQueue, taskReports } = world;
  const fence = fences[worker];
  switch (act) {
    case 'claim':
    case 'claim-late': {
      const claimed = await taskQueue.claim((act === 'claim' ? lease : expiredLease)(`w${String(worker)}`), NOON);
      if (claimed !== null) fences[worker] = claimed.fence;
      return claimed !== null;
    }
    case 'renew':
      return (await taskQueue.renew(lease(`w${String(worker)}`), [id])).length > 0;
    case 'report':
      return taskReports.report(id, fence, PROGRESS);
    case 'release':
      return taskQueue.release(id, fence);
    case 'let-wait':
      return taskQueue.letWait(id, fence, REASON);
    case 'try-later':
      return taskQueue.tryLater(id, fence, REASON, NOON);
    case 'succeed':
    case 'fail':
      return taskQueue.finish(
        id,
        fence,
        { state: act === 'succeed' ? 'succeeded' : 'failed', reason: null, result: null, at: NOON },
        CLOSING,
      );
    case 'stop':
      return (await tasks.stop(id, REASON, NOON))?.won === true;
  }
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}
