import { UnreachableError } from '../errors.ts';
import { weaknessOf } from '../routing/answer-weakness.ts';
import type { Weakness } from '../routing/weakness.ts';
import { escalate } from '../routing/escalate.ts';
import type { ModelEntry } from '../routing/model-catalogue.ts';
import type { ModelReply } from '../routing/model-reply.ts';
import { canTake, needsOf } from '../routing/request-needs.ts';
import type { TriedModel } from '../routing/tried-model.ts';
import { tryAndNote } from './try-and-note.ts';
import type { CallModelDeps, ModelCall } from './try-model.ts';

/** An answer, and all tries that were made for it. */
export interface CallAnswer {
  readonly reply: ModelReply;
  /** The id of the model that gave it. */
  readonly model: string;
  readonly tried: readonly TriedModel[];
}

/**
 * Asks better models while an answer is not good enough and there are steps and budget left. What they say replaces it; where they fail or the budget
 * is too small, it stays, and what was wrong with it is written down all the same. Each try is reserved and settled by itself (I6), and none makes a tool call.
 */
export async function escalateAnswer(deps: CallModelDeps, call: ModelCall, first: CallAnswer): Promise<CallAnswer> {
  if (call.escalation === undefined) return first;
  const { ladder, stepsLeft } = call.escalation;
  const needs = needsOf(call.request);
  const hasPictures = call.request.messages.some((message) => message.role === 'user' && message.pictures !== undefined);
  const mayTake = (model: (typeof ladder)[number]): boolean =>
    canTake(model, needs) && (model.capabilities.vision || !hasPictures) && deps.circuits.admits(model.id, deps.clock.monotonic()) !== 'no';
  let best = first;
  const isInTime = (): boolean => !call.signal.aborted && deps.clock.monotonic() < (call.until ?? Infinity);
  for (let left = stepsLeft; isInTime(); left -= 1) {
    const weakness = weaknessOf({ ...judgedBy(call), reply: best.reply });
    const tried = best.tried.map(({ model }) => model);
    const next = escalate({ weakness, model: best.model, ladder, tried, stepsLeft: left, canTake: mayTake });
    if (next.kind === 'keep') return weakness === null ? best : marked(best, weakness);
    deps.logger.info('model.escalated', { run: call.run, from: best.model, to: next.to.id, weakness: next.weakness });
    const second = await tryOrNothing(deps, withRoom(call, next.weakness), next.to);
    if (second === null) break;
    best = better(marked(best, next.weakness), second);
  }
  return best;
}

/** Null: the books could not be reached. The answer that is paid for is worth more than one that would have to be begun from the start. */
async function tryOrNothing(deps: CallModelDeps, call: ModelCall, model: ModelEntry): Promise<Tried | null> {
  try {
    return await tryAndNote(deps, call, model);
  } catch (cause) {
    if (!(cause instanceof UnreachableError)) throw cause;
    deps.logger.warn('model.not-escalated', { run: call.run, model: model.id, cause });
    return null;
  }
}

type Tried = Awaited<ReturnType<typeof tryAndNote>>;

/** The one of the two that the person gets, with the tries of both. */
function better(weak: CallAnswer, { result, tried: last }: Tried): CallAnswer {
  const tried = [...weak.tried, last];
  if (result.kind === 'failed') return { ...weak, tried };
  const { reply } = result;
  const isShorter = reply.text.length <= weak.reply.text.length;
  if (weak.reply.stop === 'length' && reply.stop === 'length' && isShorter) return { ...weak, tried };
  return { reply, model: last.model, tried };
}

/** Writes down why the answer was not good enough. */
function marked(answer: CallAnswer, weakness: Weakness): CallAnswer {
  const at = answer.tried.findLastIndex(({ model, outcome }) => model === answer.model && outcome === 'answered');
  return { ...answer, tried: answer.tried.map((each, index) => (index === at ? { ...each, weakness } : each)) };
}

/** What was cut off at its limit gets twice the room. */
function withRoom(call: ModelCall, weakness: Weakness): ModelCall {
  if (weakness !== 'cut-off') return call;
  return { ...call, request: { ...call.request, maxOutputTokens: call.request.maxOutputTokens * 2 } };
}

function judgedBy({ request: { messages, tools } }: ModelCall) {
  const firstTool = messages.findIndex(({ role }) => role === 'tool');
  const asked = (firstTool < 0 ? messages : messages.slice(0, firstTool)).findLast(({ role }) => role === 'user');
  const question = asked?.role === 'user' ? asked.text : '';
  return { question, tools: tools.map(({ name }) => name), hasWorked: firstTool >= 0 };
}
