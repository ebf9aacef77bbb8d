/** Why a run was aborted. */
export class RunAborted extends Error {
  /** shutdown: this process ends, the work goes on elsewhere; lost: the claim is no longer ours, nothing may be written. */
  readonly why: 'shutdown' | 'lost';

  constructor(why: 'shutdown' | 'lost') {
    super(`run aborted: ${why}`);
    this.why = why;
  }
}
