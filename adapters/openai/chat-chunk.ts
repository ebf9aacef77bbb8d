import { z } from 'zod';

const toolCallPiece = z.object({
  index: z.number().nullish(),
  id: z.string().nullish(),
  function: z
    .object({
      name: z.string().nullish(),
      // Some servers send the arguments as an object at once.
      arguments: z.union([z.string(), z.record(z.string(), z.unknown())]).nullish(),
    })
    .nullish(),
});
export type ToolCallPiece = z.infer<typeof toolCallPiece>;

const delta = z.object({
  content: z.string().nullish(),
  refusal: z.string().nullish(),
  /** DeepSeek, LM Studio, llama-server. */
  reasoning_content: z.string().nullish(),
  /** Ollama and others. */
  reasoning: z.string().nullish(),
  tool_calls: z.array(toolCallPiece).nullish(),
});

const usage = z.object({
  prompt_tokens: z.number().nullish(),
  completion_tokens: z.number().nullish(),
  prompt_tokens_details: z.object({ cached_tokens: z.number().nullish(), cache_write_tokens: z.number().nullish() }).nullish(),
  /** DeepSeek's own name of it. */
  prompt_cache_hit_tokens: z.number().nullish(),
  completion_tokens_details: z.object({ reasoning_tokens: z.number().nullish() }).nullish(),
});
export type ChatUsage = z.infer<typeof usage>;

/** One chunk of a streamed chat completion, as loosely as servers write it. */
export const chatChunk = z.object({
  choices: z.array(z.object({ delta: delta.nullish(), finish_reason: z.string().nullish() })).nullish(),
  usage: usage.nullish().catch(null),
});
