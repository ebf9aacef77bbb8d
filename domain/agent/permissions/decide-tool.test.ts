import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decideTool } from './decide-tool.ts';
import type { ToolUse } from './decide-tool.ts';
import { TOOL_DECISIONS } from './tool-rule.ts';
import type { ToolRule } from './tool-rule.ts';

function use(change: Partial<ToolUse> = {}): ToolUse {
  return { tool: 'web_fetch', isPrivileged: true, isUnconfined: false, role: 'member', project: 'demo', taint: [], rules: [], ...change };
}

function rule(decision: ToolRule['decision'], change: Partial<ToolRule> = {}): ToolRule {
  return { tool: 'web_fetch', role: null, project: null, decision, ...change };
}

const ASKS_REQUESTER = { kind: 'ask', why: 'taint', approver: 'requester' };

describe('decideTool', () => {
  test.each([
    ['a privileged tool of a run that has read only its person', use(), { kind: 'allow' }],
    ['a privileged tool of a tainted run', use({ taint: ['web'] }), ASKS_REQUESTER],
    ['the same for the owner', use({ taint: ['quote'], role: 'owner' }), ASKS_REQUESTER],
    ['a tool of the sandbox, of a tainted run', use({ tool: 'write_file', isPrivileged: false, taint: ['web'] }), { kind: 'allow' }],
    ['anything for a guest', use({ tool: 'read_file', isPrivileged: false, role: 'guest' }), { kind: 'deny', why: 'guest' }],
    ['anything for a guest, whatever a rule says', use({ role: 'guest', rules: [rule('allow')] }), { kind: 'deny', why: 'guest' }],
    ['what a rule denies', use({ rules: [rule('deny')] }), { kind: 'deny', why: 'rule' }],
    ['what a rule denies, of a tainted run', use({ rules: [rule('deny')], taint: ['web'] }), { kind: 'deny', why: 'rule' }],
    ['what a rule asks for', use({ rules: [rule('ask')] }), { kind: 'ask', why: 'rule', approver: 'requester' }],
    [
      'what a rule asks for, of a tainted run',
      use({ rules: [rule('ask')], taint: ['file'] }),
      { kind: 'ask', why: 'taint', approver: 'owner' },
    ],
    ['what a rule allows, of a tainted run', use({ rules: [rule('allow')], taint: ['file'] }), ASKS_REQUESTER],
    [
      'a command without a sandbox',
      use({ tool: 'run_command', isPrivileged: false, isUnconfined: true }),
      { kind: 'ask', why: 'unconfined', approver: 'owner' },
    ],
    [
      'a command without a sandbox that a rule allows',
      use({ tool: 'run_command', isUnconfined: true, rules: [rule('allow', { tool: '*' })] }),
      { kind: 'ask', why: 'unconfined', approver: 'owner' },
    ],
    ['a rule for another tool', use({ rules: [rule('deny', { tool: 'web_search' })] }), { kind: 'allow' }],
    ['a rule for another role', use({ rules: [rule('deny', { role: 'admin' })] }), { kind: 'allow' }],
    ['a rule for another project', use({ rules: [rule('deny', { project: 'other' })] }), { kind: 'allow' }],
    ['a rule for each tool', use({ rules: [rule('deny', { tool: '*' })] }), { kind: 'deny', why: 'rule' }],
    ['the first of two rules that fit', use({ rules: [rule('allow', { role: 'member' }), rule('deny')] }), { kind: 'allow' }],
  ])('%s', (_what, asked, expected) => {
    expect(decideTool(asked)).toEqual(expected);
  });

  test('I8: no rule lets a tainted run do something privileged without a yes', () => {
    const rules = fc.array(
      fc.record({
        tool: fc.constantFrom('*', 'web_fetch', 'web_search'),
        role: fc.constantFrom(null, 'member' as const, 'admin' as const, 'owner' as const),
        project: fc.constantFrom(null, 'demo', 'other'),
        decision: fc.constantFrom(...TOOL_DECISIONS),
      }),
    );
    const role = fc.constantFrom('guest' as const, 'member' as const, 'admin' as const, 'owner' as const);
    const taint = fc.subarray(['forwarded', 'quote', 'other-person', 'file', 'web'] as const, { minLength: 1 });
    fc.assert(
      fc.property(rules, role, taint, fc.boolean(), (given, who, seen, isUnconfined) => {
        const verdict = decideTool(use({ rules: given, role: who, taint: seen, isUnconfined }));
        expect(verdict.kind).not.toBe('allow');
      }),
    );
  });
});
