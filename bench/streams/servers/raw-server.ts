import { WebSocket } from 'ws';

import { answerAsLineSource } from '../line-source.ts';
import type { OpenServer } from '../line-source.ts';
import type { Opening } from '../orders.ts';
import type { DeliveredLine } from '../received.ts';
import { listen } from './listen.ts';

// A peer: no protocol, no access rules, no log. Each line, or what came within some milliseconds, is made into JSON once and sent to all.

async function open({ gatherMs }: Opening): Promise<OpenServer> {
  const { sockets, url } = await listen();
  let gathered: DeliveredLine[] = [];
  const send = (): void => {
    if (gathered.length === 0) return;
    const frame = JSON.stringify(gathered);
    gathered = [];
    for (const socket of sockets.clients) {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame);
    }
  };
  if (gatherMs !== null) setInterval(send, gatherMs);
  return {
    place: { url, token: '', taskId: '' },
    write: (number, text) => {
      gathered.push({ number, at: new Date().toISOString(), kind: 'TEXT', text });
      if (gatherMs === null) send();
    },
  };
}

answerAsLineSource(open);
