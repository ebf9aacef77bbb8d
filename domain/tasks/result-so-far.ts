import { gatherEvidence } from '../agent/evidence/gather-evidence.ts';
import type { Step } from '../agent/step.ts';
import type { Redactor } from '../redaction/redactor.ts';
import type { TaskEvidence } from './task-evidence.ts';
import type { TaskResult } from './task.ts';

/** What the journal of a prompt task says of its work, wherever it ended: the agent's last words and the evidence, without secrets (I10). */
export function resultSoFar(steps: readonly Step[], redactor: Redactor): TaskResult {
  const said = steps.flatMap(({ result }) => (result?.kind === 'model' && result.reply.text.trim() !== '' ? [result.reply.text] : []));
  const summary = said.at(-1);
  return {
    summary: summary === undefined ? null : redactor.text(summary),
    exitCode: null,
    evidence: redacted(gatherEvidence(steps), redactor),
  };
}

function redacted({ commands, filesWritten, ...git }: TaskEvidence, redactor: Redactor): TaskEvidence {
  return {
    ...git,
    commands: commands.map(({ command, exitCode }) => ({ command: redactor.text(command), exitCode })),
    filesWritten: filesWritten.map((path) => redactor.text(path)),
  };
}
