import type { ForgetEverything } from '../memory/forget-everything.ts';
import type { Memories } from '../memory/memories.ts';
import type { Recorder } from './recorder.ts';

/** What of memory the audit log keeps. */
export interface AuditedMemory {
  readonly memories: Memories;
  readonly forgetEverything: ForgetEverything;
}

/** The same use cases, with what goes for good written down: whose it was, never what. */
export function auditMemory({ wrap, wrapBegun }: Recorder, { memories, forgetEverything }: AuditedMemory) {
  return {
    forgetEverything: { ...forgetEverything, confirm: wrapBegun('memory.forget-all', forgetEverything.confirm, () => ({})) },
    memories: {
      ...memories,
      forgetOfGroup: wrap('memory.forget-of-group', memories.forgetOfGroup, ([{ channel, account, chat }]) => ({
        subject: `group:${channel}:${account}:${chat}`,
      })),
    },
  };
}
