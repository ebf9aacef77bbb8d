import type { PromptMessage } from '../ports/model-provider.ts';

/** The same messages for a model that cannot see: below each stands which of its pictures are not shown. */
export function withoutPictures(messages: readonly PromptMessage[]): readonly PromptMessage[] {
  return messages.map((message) => {
    if (message.role !== 'user' || message.pictures === undefined) return message;
    const lines = message.pictures.map((_, at) => `<file picture="${String(at + 1)}" missing="not shown: you cannot see pictures"/>`);
    return { role: 'user', text: [message.text, ...lines].filter((part) => part !== '').join('\n') };
  });
}
