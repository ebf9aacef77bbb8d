import type { ModelEvent, ModelFailure, ModelProvider, ModelRequest } from '../../domain/ports/model-provider.ts';
import { SCRIPTED_USAGE } from '../../domain/testing/scripted-provider.ts';

/** What a model does, one after the other: says something, waits, fails, or says nothing more until it is stopped. */
export type Step =
  { readonly say: string } | { readonly wait: Promise<void> } | { readonly fail: ModelFailure['kind'] } | { readonly hang: true };

export interface TalkingModel extends ModelProvider {
  /** What it was asked, in order. */
  readonly requests: readonly ModelRequest[];
}

/** Answers a question by what the script says of it, found by any of its words; any other one by its own name and the question. */
export function makeTalkingModel(name: string, script: ReadonlyMap<string, readonly Step[]>): TalkingModel {
  const requests: ModelRequest[] = [];
  return {
    name,
    requests,
    list: async () => [],
    stream: async function* (request, signal) {
      requests.push(structuredClone(request));
      const question = questionOf(request);
      const known = [...script].find(([words]) => question.includes(words));
      const steps = known?.[1] ?? [{ say: `Это ${name}. ` }, { say: 'Вы спросили: ' }, { say: question }];
      for (const step of steps) {
        const event = await eventOf(step, signal);
        if (signal.aborted) return yield failed('cancelled');
        if (event !== null) yield event;
        if (event?.type === 'failed') return;
      }
      yield { type: 'done', stop: 'end', usage: SCRIPTED_USAGE, opaque: null };
    },
  };
}

async function eventOf(step: Step, signal: AbortSignal): Promise<ModelEvent | null> {
  if ('say' in step) return { type: 'text', delta: step.say };
  if ('fail' in step) return failed(step.fail);
  const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  await ('wait' in step ? Promise.race([step.wait, aborted]) : aborted);
  return null;
}

function failed(kind: ModelFailure['kind']): ModelEvent {
  return { type: 'failed', failure: { kind, message: `scripted: ${kind}`, retryAfterMs: null }, usage: null };
}

function questionOf({ messages }: ModelRequest): string {
  const last = messages.findLast(({ role }) => role === 'user');
  return last?.role === 'user' ? last.text : '';
}
