/** What differs between servers that speak OpenAI's protocol. */
export interface Dialect {
  /** How the provider is called in sentences. */
  readonly title: string;
  readonly baseUrl: string;
  /** OpenAI's newer models refuse `max_tokens`; others know nothing else. */
  readonly outputLimit: 'max_tokens' | 'max_completion_tokens';
  /** Answers with tool calls have to come back with the reasoning before them, as DeepSeek's thinking mode demands. */
  readonly sendsReasoningBack: boolean;
  /**
   * Models that take tools on this protocol only without reasoning: OpenAI's since GPT-5.4 answer 400 unless
   * `reasoning_effort` is `none`. Null: there are none.
   */
  readonly toolsWithoutReasoning: RegExp | null;
}

export type DialectName = 'openai' | 'deepseek' | 'ollama' | 'lmstudio' | 'compatible';

const common = { outputLimit: 'max_tokens', sendsReasoningBack: false, toolsWithoutReasoning: null } as const;

export const DIALECTS: Readonly<Record<DialectName, Dialect>> = {
  openai: {
    ...common,
    title: 'OpenAI',
    baseUrl: 'https://api.openai.com/v1',
    outputLimit: 'max_completion_tokens',
    toolsWithoutReasoning: /^gpt-(5\.[4-9]|[6-9])/,
  },
  deepseek: { ...common, title: 'DeepSeek', baseUrl: 'https://api.deepseek.com', sendsReasoningBack: true },
  ollama: { ...common, title: 'Ollama', baseUrl: 'http://127.0.0.1:11434/v1' },
  lmstudio: { ...common, title: 'LM Studio', baseUrl: 'http://127.0.0.1:1234/v1' },
  compatible: { ...common, title: 'The model server', baseUrl: 'http://127.0.0.1:8080/v1' },
};
