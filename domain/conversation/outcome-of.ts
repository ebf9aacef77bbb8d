import type { Answered } from './answer-turn.ts';
import type { TurnOutcome } from './turn.ts';

/** How a turn ends that was answered so, after so many milliseconds. */
export function outcomeOf(answered: Answered, milliseconds: number, endedAt: Date): TurnOutcome {
  const { cost } = answered;
  const tries = answered.tries === undefined ? {} : { tries: answered.tries };
  if (answered.kind === 'answered') {
    const { reply, model, followTaskId, followAs = 'log', choices, commands, pin, memories = [] } = answered;
    const follows = followTaskId === undefined ? {} : { followTaskId, followAs };
    const offered = {
      ...(choices === undefined ? {} : { choices }),
      ...(commands === undefined ? {} : { commands }),
      ...(pin === undefined ? {} : { pin }),
    };
    const taint = answered.isTainted === true ? { isTainted: true as const } : {};
    const remembered = memories.length === 0 ? {} : { memories };
    return { state: 'answered', reply, model, cost, ...tries, ...taint, ...remembered, milliseconds, endedAt, ...follows, ...offered };
  }
  return { state: 'failed', code: answered.code, message: answered.message, cost, ...tries, milliseconds, endedAt };
}
