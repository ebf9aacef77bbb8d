import type { ModelRequest, PromptMessage } from '../ports/model-provider.ts';
import { mostTokens } from './estimate-tokens.ts';
import type { ModelEntry } from './model-catalogue.ts';

/** What a request asks of a model. */
export interface RequestNeeds {
  readonly tools: boolean;
  /** About how many tokens the prompt takes. */
  readonly promptTokens: number;
}

/** What most models make of a picture of a usual size. */
const PICTURE_TOKENS = 1_600;
/** An answer that has less room than this is not worth asking for. */
const LEAST_ANSWER_TOKENS = 256;

/** What any model has to do for this request. Pictures are no need: a model that cannot see is told what it is not shown. */
export function needsOf({ system, messages, tools }: Pick<ModelRequest, 'system' | 'messages' | 'tools'>): RequestNeeds {
  const texts = [system, ...messages.map(textOf), ...tools.map((tool) => JSON.stringify(tool))];
  const tokens = texts.reduce((sum, text) => sum + mostTokens(text), 0);
  const pictures = messages.reduce((sum, message) => sum + (message.role === 'user' ? (message.pictures?.length ?? 0) : 0), 0);
  return { tools: tools.length > 0, promptTokens: tokens + pictures * PICTURE_TOKENS };
}

/** Whether the model can use the tools, and its window holds the prompt and some answer. */
export function canTake(model: ModelEntry, needs: RequestNeeds): boolean {
  return canUseTools(model, needs) && needs.promptTokens + LEAST_ANSWER_TOKENS <= model.contextTokens;
}

/** Whether the model does for this request, but for the length of the prompt. */
export function canUseTools(model: ModelEntry, needs: RequestNeeds): boolean {
  return !needs.tools || model.capabilities.tools;
}

/** How long an answer of this model can be: what it gives at most, and what its window leaves. */
export function answerRoom(model: ModelEntry, promptTokens: number): number {
  return Math.min(model.maxOutputTokens, Math.max(LEAST_ANSWER_TOKENS, model.contextTokens - promptTokens));
}

function textOf(message: PromptMessage): string {
  if (message.role === 'user') return message.text;
  if (message.role === 'tool') return message.output;
  return message.toolCalls.length === 0 ? message.text : `${message.text}${JSON.stringify(message.toolCalls)}`;
}
