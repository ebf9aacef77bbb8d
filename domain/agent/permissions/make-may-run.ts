import type { Language } from '../../access/person.ts';
import type { Role } from '../../access/principal.ts';
import type { Sandbox } from '../../ports/sandbox.ts';
import type { ToolCall } from '../../routing/model-reply.ts';
import type { Approver } from '../approval.ts';
import type { Tool } from '../tool.ts';
import { decideTool } from './decide-tool.ts';
import type { AskReason, DenyReason } from './decide-tool.ts';
import { PERMISSION_TEXTS } from './permission-texts.ts';
import { NOT_APPROVED, PERMITTED } from './permit.ts';
import type { Permit } from './permit.ts';
import type { TaintSource } from './taint-of.ts';
import type { ToolRule } from './tool-rule.ts';

export interface MayRunSettings {
  readonly rules: readonly ToolRule[];
  readonly isolation: Sandbox['isolation'];
  /** Of the person it is done for. */
  readonly role: Role;
  readonly language: Language;
  /** The project's name. */
  readonly project: string;
  /** Whose words the run has seen up to now; asked only before privileged calls. */
  taint(): Promise<readonly TaintSource[]>;
  /** Waits for a yes to what is done, word for word, and why it is asked for; null: this run cannot wait. */
  readonly ask: ((request: PermissionRequest) => Promise<boolean>) | null;
}

export interface PermissionRequest {
  readonly step: number;
  readonly action: string;
  readonly approver: Approver;
}

/** Whether a run may make a call: by the rules, what it has seen (I8), and a person's yes where it needs one. */
export function makeMayRun({ rules, isolation, role, language, project, taint, ask }: MayRunSettings) {
  return async (call: ToolCall, tool: Tool, step: number): Promise<Permit> => {
    const command = tool.commandOf(call.input);
    const isPrivileged = tool.isPrivileged(call.input);
    const seen = isPrivileged ? await taint() : [];
    const verdict = decideTool({
      tool: tool.spec.name,
      isPrivileged,
      isUnconfined: command !== null && isolation !== 'bubblewrap',
      role,
      project,
      taint: seen,
      rules,
    });
    if (verdict.kind === 'allow') return PERMITTED;
    if (verdict.kind === 'deny') return { kind: 'refused', message: DENIED[verdict.why](call.name) };
    if (ask === null) return { kind: 'refused', message: `${WHY_ASKED[verdict.why]} ${AS_A_TASK}` };
    const done = command ?? `${call.name} ${JSON.stringify(call.input)}`;
    const { sources, afterReading } = PERMISSION_TEXTS[language];
    const action = verdict.why === 'taint' ? afterReading(done, seen.map((source) => sources[source]).join(', ')) : done;
    return (await ask({ step, action, approver: verdict.approver })) ? PERMITTED : NOT_APPROVED;
  };
}

const DENIED: Readonly<Record<DenyReason, (tool: string) => string>> = {
  rule: (tool) => `The owner of this Parley does not allow ${tool} here, so it was not done. Go on without it, and say so.`,
  guest: (tool) => `Guests have no tools, so ${tool} was not used.`,
};

const WHY_ASKED: Readonly<Record<AskReason, string>> = {
  rule: 'The owner of this Parley wants a yes before this is done.',
  taint:
    "This reaches beyond the project, and somebody else's words were read before, such as a page, a file or a forwarded message: it needs a yes.",
  unconfined: "There is no sandbox for commands here, so each needs the owner's yes.",
};

const AS_A_TASK =
  'An answer in a chat cannot wait for that, so it was not done. Go on without it; if it is needed, tell the person to hand the work over with /task: a task asks for the yes and waits.';
