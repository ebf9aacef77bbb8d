import type { Role } from '../../access/principal.ts';
import type { Approver } from '../approval.ts';
import type { TaintSource } from './taint-of.ts';
import type { ToolDecision, ToolRule } from './tool-rule.ts';

export interface ToolUse {
  readonly tool: string;
  /** Whether the call reaches beyond the project's sandbox. */
  readonly isPrivileged: boolean;
  /** Whether it would run a command on the machine itself, because there is no sandbox. */
  readonly isUnconfined: boolean;
  /** Of the person it is done for. */
  readonly role: Role;
  /** The project's name. */
  readonly project: string;
  /** Empty: only the person's own words were seen. */
  readonly taint: readonly TaintSource[];
  readonly rules: readonly ToolRule[];
}

/** Why a call needs a yes: the owner's rule, somebody else's words (I8), or that nothing confines it. */
export type AskReason = 'rule' | 'taint' | 'unconfined';
export type DenyReason = 'rule' | 'guest';

export type ToolVerdict =
  | { readonly kind: 'allow' }
  | { readonly kind: 'ask'; readonly why: AskReason; readonly approver: Approver }
  | { readonly kind: 'deny'; readonly why: DenyReason };

/**
 * Whether a tool may be used. The first rule that fits holds; without one it is allowed. Rules can only make stricter what always holds: guests have no
 * tools, a command without a sandbox needs the owner's yes, and so does every privileged call of a tainted run: that of the person in charge, or the
 * owner's where a rule says that this person may not do it on their own.
 */
export function decideTool({ tool, isPrivileged, isUnconfined, role, project, taint, rules }: ToolUse): ToolVerdict {
  if (role === 'guest') return { kind: 'deny', why: 'guest' };
  const byRule = decidedByRule(rules, { tool, role, project });
  if (byRule === 'deny') return { kind: 'deny', why: 'rule' };
  if (isUnconfined) return { kind: 'ask', why: 'unconfined', approver: 'owner' };
  if (isPrivileged && taint.length > 0) return { kind: 'ask', why: 'taint', approver: byRule === 'ask' ? 'owner' : 'requester' };
  return byRule === 'ask' ? { kind: 'ask', why: 'rule', approver: 'requester' } : { kind: 'allow' };
}

function decidedByRule(rules: readonly ToolRule[], use: Pick<ToolUse, 'tool' | 'role' | 'project'>): ToolDecision {
  const fits = (rule: ToolRule): boolean =>
    (rule.tool === '*' || rule.tool === use.tool) && (rule.role ?? use.role) === use.role && (rule.project ?? use.project) === use.project;
  return rules.find(fits)?.decision ?? 'allow';
}
