import type { OutgoingMessage } from '../ports/chat-transport.ts';
import type { Inline } from './document.ts';
import { layOut } from './lay-out.ts';

/** The message without anything that a network could refuse but its words. */
export function plainMessage(message: OutgoingMessage): OutgoingMessage {
  const lines = layOut(message.document).text.split('\n');
  const children = lines.flatMap((text, index): Inline[] => [
    ...(index === 0 ? [] : [{ kind: 'break' } as const]),
    ...(text === '' ? [] : [{ kind: 'text', text } as const]),
  ]);
  const { pin: _, ...text } = message;
  return { ...text, document: [{ kind: 'paragraph', children }] };
}
