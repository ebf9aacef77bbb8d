import type { Principal } from '../access/principal.ts';
import type { FileToSend, SendFile } from '../agent/send-file.ts';
import type { Recorder } from './recorder.ts';

/** Sending a file because somebody asked for it, written down. */
export function recordSending({ wrap }: Recorder, sendFile: SendFile) {
  const send = (_principal: Principal | null, file: FileToSend) => sendFile(file);
  return wrap('file.send', send, ([{ run, path }], outcome) => ({
    subject: `${run.kind}:${run.id}`,
    details: { path, refusal: outcome?.kind === 'refused' ? outcome.refusal : null },
    ...(outcome?.kind === 'refused' ? ({ result: 'refused' } as const) : {}),
  }));
}
