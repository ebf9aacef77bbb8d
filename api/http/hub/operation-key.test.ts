import { buildSchema, parse } from 'graphql';
import type { ExecutionArgs } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Principal } from '../../../domain/access/principal.ts';
import { isTaskOutput, makeOperationKey } from './operation-key.ts';

const schema = buildSchema('type Query { me: String }');
const operationKey = makeOperationKey();
const principal: Principal = { personId: 'p', role: 'member', scope: 'read', tokenId: 't' };

function args(text: string, variableValues: Record<string, unknown> = {}, operationName: string | null = null): ExecutionArgs {
  return { schema, document: parse(text), variableValues, operationName };
}
const key = (...given: Parameters<typeof args>): string => operationKey(args(...given), principal);

const WITH_VARIABLES = 'subscription ($id: ID!, $after: Int) { taskOutput(taskId: $id, after: $after) { number text } }';

describe('operations that follow output', () => {
  it('are the same wherever they begin, with variables and without', () => {
    const same = [
      key(WITH_VARIABLES, { id: 'a', after: 1 }),
      key(WITH_VARIABLES, { id: 'b', after: 200 }),
      key(WITH_VARIABLES, { id: 'b' }),
    ];
    expect(new Set(same).size).toBe(1);
    const inline = [5, 6].map((after) => key(`subscription { taskOutput(taskId: "a", after: ${after}) { number text } }`));
    expect(new Set(inline).size).toBe(1);
  });

  it('differ when a line looks different in them', () => {
    const include = 'subscription ($if: Boolean!) { taskOutput(taskId: "a") { number text @include(if: $if) } }';
    const texts: Parameters<typeof args>[] = [
      ['subscription { taskOutput(taskId: "a") { number text } }'],
      ['subscription { taskOutput(taskId: "a") { text number } }'],
      ['subscription { taskOutput(taskId: "a") { number } }'],
      ['subscription { lines: taskOutput(taskId: "a") { number text } }'],
      ['subscription { taskOutput(taskId: "a") { n: number text } }'],
      ['subscription { taskOutput(taskId: "a") { ...on TaskOutputLine { number } text } }'],
      ['subscription { taskOutput(taskId: "a") { ...F } } fragment F on TaskOutputLine { number }'],
      ['subscription { taskOutput(taskId: "a") { ...F } } fragment F on TaskOutputLine { text }'],
      [include, { if: true }],
      [include, { if: false }],
      ['subscription A { taskOutput(taskId: "a") { number } } subscription B { taskOutput(taskId: "a") { text } }', {}, 'A'],
      ['subscription A { taskOutput(taskId: "a") { number } } subscription B { taskOutput(taskId: "a") { text } }', {}, 'B'],
    ];
    expect(new Set(texts.map((given) => key(...given))).size).toBe(texts.length);
  });

  it('differ when a variable that says where to begin says something else too', () => {
    const text = 'subscription ($n: Int) { taskOutput(taskId: "a", after: $n) { number other(n: $n) } }';
    expect(key(text, { n: 1 })).not.toBe(key(text, { n: 2 }));
  });

  it('I7: differ by what the rules look at: the role and the scope of who asks, and nobody', () => {
    const operation = args('subscription { taskOutput(taskId: "a") { number } }');
    const askers: (Principal | null)[] = [principal, { ...principal, role: 'admin' }, { ...principal, scope: 'write' }, null];
    expect(new Set(askers.map((who) => operationKey(operation, who))).size).toBe(askers.length);
    expect(operationKey(operation, { ...principal, personId: 'q', tokenId: 'u' })).toBe(operationKey(operation, principal));
  });

  it.each([
    ['subscription { taskOutput(taskId: "a") { number } }', true],
    ['subscription { lines: taskOutput(taskId: "a") { number } }', true],
    ['subscription { taskChanged(taskId: "a") { state } }', false],
    ['subscription { ...F } fragment F on Subscription { taskOutput(taskId: "a") { number } }', false],
    ['subscription ($if: Boolean!) { taskOutput(taskId: "a") @include(if: $if) { number } }', false],
    ['query { taskOutput { number } }', false],
  ])('%s: %s', (text, expected) => {
    expect(isTaskOutput(args(text))).toBe(expected);
  });
});
