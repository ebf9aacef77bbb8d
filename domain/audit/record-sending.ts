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

/** Sending a file because the agent wants it, written down as done by Parley. */
export function recordOwnSending({ record }: Recorder, sendFile: SendFile): SendFile {
  return async (file) => {
    const outcome = await sendFile(file);
    const isRefused = outcome.kind === 'refused';
    await record({
      ...{ action: 'file.send', by: null, place: 'parley', subject: `${file.run.kind}:${file.run.id}` },
      details: { path: file.path, refusal: isRefused ? outcome.refusal : null },
      ...(isRefused ? { result: 'refused' } : {}),
    });
    return outcome;
  };
}
