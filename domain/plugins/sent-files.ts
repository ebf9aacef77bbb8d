import { filesOf } from '../conversation/attach-files.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Ports } from '../ports/ports.ts';
import type { SentFile } from './contract.ts';

/** What came with a message, as a plugin is given it. `onForeign` is told when it reads one: it is somebody else's words, whoever sent it (I8). */
export async function sentFiles(
  ports: Pick<Ports, 'attachments' | 'turns'>,
  turn: Turn,
  onForeign: () => void,
): Promise<readonly SentFile[]> {
  const files = await filesOf(ports, turn);
  return files.map(({ id, name, mime, size, state }) => ({
    name,
    mime,
    size: state === 'here' ? size : null,
    read: async () => {
      onForeign();
      return ports.attachments.content(id);
    },
  }));
}
