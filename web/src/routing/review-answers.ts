import type { Mode } from '../generated/graphql.ts';

/** What a message can have been meant for. */
export interface ReviewAnswer {
  readonly name: 'agent' | 'chat' | 'reminders' | 'knowledge' | 'places' | 'calendar' | 'assistant';
  /** What to press. */
  readonly key: string;
  readonly mode: Mode;
  readonly plugin: string | null;
}

const PLUGINS = ['reminders', 'knowledge', 'places', 'calendar'] as const;

export const REVIEW_ANSWERS: readonly ReviewAnswer[] = [
  { name: 'agent', key: '1', mode: 'AGENT', plugin: null },
  { name: 'chat', key: '2', mode: 'CHAT', plugin: null },
  ...PLUGINS.map((name, index) => ({ name, key: String(index + 3), mode: 'ASSISTANT' as const, plugin: name })),
  { name: 'assistant', key: '7', mode: 'ASSISTANT', plugin: null },
];

export const SKIP_KEY = '0';

/** What the key says about the message that is asked about; null: nothing. */
export function answerOfKey({
  key,
  ctrlKey,
  altKey,
  metaKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>): ReviewAnswer | 'skip' | null {
  if (ctrlKey || altKey || metaKey) return null;
  return key === SKIP_KEY ? 'skip' : (REVIEW_ANSWERS.find((answer) => answer.key === key) ?? null);
}

/** How the message was answered, as an answer. */
export function answeredAs({ mode, plugin }: { readonly mode: Mode; readonly plugin: string | null }): ReviewAnswer['name'] {
  return (
    REVIEW_ANSWERS.find((answer) => answer.mode === mode && answer.plugin === plugin)?.name ?? (mode === 'ASSISTANT' ? 'assistant' : 'chat')
  );
}
