import type { Role } from '../../access/principal.ts';

export const TOOL_DECISIONS = ['allow', 'ask', 'deny'] as const;
export type ToolDecision = (typeof TOOL_DECISIONS)[number];

/** What the owner says about a tool. Of all rules the first that fits holds. */
export interface ToolRule {
  /** A tool's name, or `*` for each of them. */
  readonly tool: string;
  /** Null: whoever it works for. */
  readonly role: Exclude<Role, 'guest'> | null;
  /** A project's name; null: in all of them. */
  readonly project: string | null;
  readonly decision: ToolDecision;
}
