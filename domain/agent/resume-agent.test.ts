import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { ModelEvent, ModelProvider, ModelRequest } from '../ports/model-provider.ts';
import type { CrashPoint } from '../ports/crash-points.ts';
import { FIRST_MODEL, SCRIPTED_COST } from '../testing/agent-world.ts';
import { lease } from '../testing/contracts/world.ts';
import { says, SCRIPTED_USAGE } from '../testing/scripted-provider.ts';
import type { ScriptedReply } from '../testing/scripted-provider.ts';
import { MAYBE_RAN } from './run-agent.ts';
import { RUN, noting, makeAgentLoopWorld, claim, aRun, toolMessages } from '../testing/agent-loop-world.ts';

class Crash extends Error {}

/** Answers by how many answers there are in the request already, so that a call that is made again is answered alike. */
function makeRepeatableProvider(replies: readonly ScriptedReply[]): ModelProvider & { readonly requests: ModelRequest[] } {
  const requests: ModelRequest[] = [];
  return {
    name: 'first',
    requests,
    list: async () => [],
    async *stream(request) {
      requests.push(structuredClone(request));
      const given = request.messages.filter(({ role }) => role === 'assistant').length;
      yield* replies[given]?.events ?? [];
    },
  };
}

function asks(...calls: readonly (readonly [id: string, text: string])[]): ScriptedReply {
  const events = calls.map(([id, text]): ModelEvent => ({ type: 'tool-call', call: { id, name: 'note', input: { text } } }));
  return { events: [{ type: 'text', delta: '…' }, ...events, { type: 'done', stop: 'tool-calls', usage: SCRIPTED_USAGE, opaque: null }] };
}

/** Five calls, of which two have the same id. */
const WORK = [asks(['1', 'a']), asks(['2', 'b'], ['2', 'c']), asks(['1', 'd'], ['3', 'e']), says('Готово')];
const CALLS = ['a', 'b', 'c', 'd', 'e'];
/** A run of `WORK` reaches this many crash points. */
const POINTS = 4 * 6 + 5 * 4;

/** Runs `WORK` to its end, however often it is cut off: in attempt n at the `cuts[n]`-th crash point that it reaches. */
async function runWithCuts(cuts: readonly number[]) {
  let toGo = Infinity;
  let last: CrashPoint | null = null;
  const cutAt: CrashPoint[] = [];
  const provider = makeRepeatableProvider(WORK);
  const ports = await makeAgentLoopWorld({
    providers: [provider],
    onReach: (point) => {
      last = point;
      if (toGo-- === 0) throw new Crash(point);
    },
  });
  const { tool, noted } = noting();
  for (const cut of [...cuts, Infinity]) {
    toGo = cut;
    try {
      const outcome = await ports.runAgent(aRun(ports, await claim(ports), { tools: [tool], chain: [FIRST_MODEL] }));
      return { ports, provider, noted, outcome, cutAt, last: provider.requests.at(-1) };
    } catch (cause) {
      if (!(cause instanceof Crash)) throw cause;
      if (last !== null) cutAt.push(last);
    }
  }
  throw new Error('it never ended');
}

describe('resuming from the journal', () => {
  test('the run of these tests reaches the crash points that they cut at', async () => {
    const { ports, noted, outcome } = await runWithCuts([]);
    expect(outcome).toMatchObject({ kind: 'done', reply: { text: 'Готово' } });
    expect(noted).toEqual(CALLS);
    expect(ports.crashPoints.reached).toHaveLength(POINTS);
  });

  test.each(Array.from({ length: POINTS }, (_, cut) => cut))(
    'cut at crash point %i it goes on, repeats no tool call, and comes to the same end',
    async (cut) => {
      const whole = await runWithCuts([]);
      const { noted, outcome, cutAt, last } = await runWithCuts([cut]);
      const isTool = cutAt[0] === 'after.tool.begin' || cutAt[0] === 'after.tool.call';
      expect(outcome).toEqual(whole.outcome);
      expect(last?.messages.map(({ role }) => role)).toEqual(whole.last?.messages.map(({ role }) => role));
      // A call that was begun and not finished is told as such; it ran once at most.
      const uncertain = toolMessages(last).filter((message) => message.role === 'tool' && message.output === MAYBE_RAN);
      expect(uncertain).toHaveLength(isTool ? 1 : 0);
      expect(noted).toEqual(noted.toSorted());
      expect(new Set(noted).size).toBe(noted.length);
      expect(CALLS.length - noted.length).toBe(cutAt[0] === 'after.tool.begin' ? 1 : 0);
      if (!isTool) expect(last?.messages).toEqual(whole.last?.messages);
    },
  );

  test('I1: however often it is cut, every call is made at most once and has exactly one result, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(POINTS), { maxLength: 6 }), async (cuts) => {
        const { ports, noted, outcome, last, cutAt } = await runWithCuts(cuts);
        expect(outcome).toMatchObject({ kind: 'done', model: 'first/model', reply: { text: 'Готово' } });
        expect(new Set(noted).size).toBe(noted.length);
        const results = toolMessages(last).map((message) => (message.role === 'tool' ? message.output : ''));
        expect(results).toHaveLength(CALLS.length);
        for (const [index, text] of CALLS.entries()) {
          if (results[index] === MAYBE_RAN) continue;
          expect(results[index]).toBe(`noted ${text}`);
          expect(noted).toContain(text);
        }
        // A call that is uncertain already may be cut off once more while that is written down.
        const uncertain = results.filter((result) => result === MAYBE_RAN).length;
        const cutCalls = cutAt.filter((point) => point === 'after.tool.begin' || point === 'after.tool.call').length;
        expect(uncertain).toBeLessThanOrEqual(cutCalls);
        expect(uncertain > 0).toBe(cutCalls > 0);
        const steps = await ports.steps.load(RUN);
        expect(steps.map(({ number }) => number)).toEqual(steps.map((_, index) => index + 1));
      }),
      { numRuns: 100 },
    );
  });

  test('a run that had ended says again how, and who answered, without asking anybody', async () => {
    const { ports, provider, outcome } = await runWithCuts([]);
    const asked = provider.requests.length;
    await expect(ports.runAgent(aRun(ports, await claim(ports)))).resolves.toEqual(outcome);
    expect(provider.requests).toHaveLength(asked);
  });

  test('I6: what a cut-off call had reserved is spent at its bound', async () => {
    let isCut = true;
    const ports = await makeAgentLoopWorld({
      providers: [makeRepeatableProvider([says('ok')])],
      onReach: (point) => {
        if (isCut && point === 'after.model.reserve') throw new Crash();
      },
    });
    await expect(ports.runAgent(aRun(ports, await claim(ports)))).rejects.toThrow(Crash);
    isCut = false;
    await expect(ports.ledger.spentBy(RUN)).resolves.toBe(0);
    await ports.runAgent(aRun(ports, await claim(ports)));
    expect(await ports.ledger.spentBy(RUN)).toBeGreaterThan(2 * SCRIPTED_COST);
    await expect(ports.inbox.claim(lease('w'))).resolves.not.toBeNull();
  });
});
