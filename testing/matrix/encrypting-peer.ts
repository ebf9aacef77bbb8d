import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import type { MatrixLogin, Synapse } from './synapse.ts';

const PROCESS = fileURLToPath(new URL('./peer-process.ts', import.meta.url));

/** An event as somebody's program shows it. */
export interface PeerEvent {
  readonly id: string;
  readonly sender: string;
  readonly type: string;
  /** Decrypted. */
  readonly content: Readonly<Record<string, unknown>>;
  /** What the server sees. */
  readonly wireType: string;
  readonly wire: Readonly<Record<string, unknown>>;
  readonly isUnreadable: boolean;
}

interface Said {
  readonly id: number;
  readonly answer?: unknown;
  readonly error?: string;
}

/** Somebody with matrix-js-sdk, in a process of its own, as far as a test needs them. */
export async function encryptingPeer(synapse: Synapse, login: MatrixLogin) {
  const args = [synapse.url, login.userId, login.deviceId, login.accessToken];
  const child = fork(PROCESS, args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: ['--disable-warning=ExperimentalWarning'] });
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(cause: Error): void }>();
  const gone = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  let complaints = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  child.on('message', (said: Said) => {
    const asked = waiting.get(said.id);
    waiting.delete(said.id);
    if (said.error === undefined) asked?.resolve(said.answer);
    else asked?.reject(new Error(said.error));
  });
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error(`The peer has ended: ${complaints}`));
  });
  const answerTo = <T>(id: number): Promise<T> => new Promise<T>((resolve, reject) => waiting.set(id, { resolve, reject }));
  let last = 0;
  const ask = <T>(what: string, ...given: readonly unknown[]): Promise<T> => {
    last += 1;
    const answer = answerTo<T>(last);
    child.send({ id: last, what, given });
    return answer;
  };
  await answerTo(0);
  return {
    userId: login.userId,
    createRoom: (invite: readonly string[], more: object = {}) => ask<string>('createRoom', invite, more),
    join: (room: string) => ask<string>('join', room),
    say: (room: string, body: string, more: object = {}) => ask<string>('say', room, { msgtype: 'm.text', body, ...more }),
    react: (room: string, of: string, key: string) => ask<string>('react', room, of, key),
    sendFile: (room: string, name: string, mime: string, text: string) => ask<string>('sendFile', room, name, mime, text),
    /** What is in a file that came in a message: its `content.file`. */
    openFile: (file: unknown) => ask<string>('openFile', file),
    seen: (room: string) => ask<readonly PeerEvent[]>('seen', room),
    devicesOf: (user: string) => ask<readonly { id: string; fingerprint: string; isSignedByOwner: boolean }[]>('devicesOf', user),
    newKey: (room: string) => ask<null>('newKey', room),
    async close(): Promise<void> {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

export type EncryptingPeer = Awaited<ReturnType<typeof encryptingPeer>>;
