import type { ChatAdapter } from '../../domain/ports/chat-adapter.ts';
import type { ChannelCapabilities } from '../../domain/ports/chat-transport.ts';

const QUICK = { spacingMs: 10, window: null };

/** Of a network that bears as much as a test sends. */
export const UNPACED = { pace: { private: QUICK, group: QUICK }, perSecond: 1_000 } satisfies Partial<ChannelCapabilities>;

/** The same adapter before a server whose limits are lifted. */
export function unpaced(adapter: ChatAdapter): ChatAdapter {
  const { transport } = adapter;
  return { ...adapter, transport: { ...transport, capabilities: { ...transport.capabilities, ...UNPACED } } };
}
