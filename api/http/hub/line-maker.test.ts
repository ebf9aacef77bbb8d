import { buildSchema, parse } from 'graphql';
import type { ExecutionArgs, ExecutionResult, GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Principal } from '../../../domain/access/principal.ts';
import type { OutputKind, OutputLine } from '../../../domain/tasks/output-line.ts';
import { makeSchema } from '../../graphql/schema.ts';
import { executeFor, makeLineMaker } from './line-maker.ts';

const schema = makeSchema();
const KINDS: readonly OutputKind[] = ['text', 'tool', 'stage', 'stderr', 'system'];
const MEMBER: Principal = { personId: 'p', role: 'member', scope: 'read', tokenId: 't' };
const WHOLE = 'subscription { taskOutput(taskId: "a") { number at kind text } }';

function aLine(number: number): OutputLine {
  const text = `строка ${number} "quoted"\\ \u2028 👋`;
  return { number, at: new Date(number * 1_001), kind: KINDS[number % KINDS.length] ?? 'text', text };
}
const LINES = Array.from({ length: 300 }, (_, index) => aLine(index + 1));

function argsFor(document: string, principal: Principal | null = MEMBER, variableValues = {}, of: GraphQLSchema = schema): ExecutionArgs {
  const audit = { refused: async () => undefined };
  return { schema: of, document: parse(document), variableValues, contextValue: { principal, useCases: { audit } } };
}

/** What is made of lines, what execution makes of them, and how many of them were executed. */
async function make(args: ExecutionArgs, lines: readonly OutputLine[] = LINES) {
  let executions = 0;
  const show = ({ data = null, errors }: ExecutionResult): object =>
    errors === undefined ? { data } : { data, errors: errors.map(({ message }) => message) };
  const maker = makeLineMaker(args, (result) => {
    executions += 1;
    return show(result);
  });
  const made: string[] = [];
  const executed: string[] = [];
  for (const item of lines) {
    made.push((await maker(item)).toString());
    executed.push(JSON.stringify(show(await executeFor(args, { kind: 'item', item }))));
  }
  return { made, executed, executions };
}

describe('payloads of lines', () => {
  it.each([
    WHOLE,
    'subscription { taskOutput(taskId: "a") { text number } }',
    'subscription { lines: taskOutput(taskId: "a") { n: number kind: text what: kind } }',
  ])('are what execution makes, which happens for few of them: %s', async (document) => {
    const { made, executed, executions } = await make(argsFor(document));
    expect(made).toEqual(executed);
    expect(executions).toBeLessThan(LINES.length / 20);
  });

  it.each([
    ['subscription { taskOutput(taskId: "a") { __typename number } }'],
    ['subscription { taskOutput(taskId: "a") { number number } }'],
    ['subscription { taskOutput(taskId: "a") { ...F } } fragment F on TaskOutputLine { text }'],
    ['subscription { taskOutput(taskId: "a") { ... on TaskOutputLine { number } } }'],
    ['subscription ($if: Boolean!) { taskOutput(taskId: "a") { number text @include(if: $if) } }'],
    ['subscription { ...F } fragment F on Subscription { taskOutput(taskId: "a") { text } }'],
  ])('are executed one by one where more than properties is asked for: %s', async (document) => {
    const { made, executed, executions } = await make(argsFor(document, MEMBER, { if: false }));
    expect(made).toEqual(executed);
    expect(executions).toBe(LINES.length);
  });

  it('I7: hold what the rules say, not the line, for who may not see it', async () => {
    const { made, executed, executions } = await make(argsFor(WHOLE, null));
    expect(made).toEqual(executed);
    expect(executions).toBe(LINES.length);
    for (const payload of made) expect(payload).not.toContain('строка');
  });

  it('I7: are executed one by one where a rule may look at the line', async () => {
    const open = buildSchema('type Query { me: ID } type Line { text: String! } type Subscription { taskOutput(taskId: ID!): Line }');
    const { executions } = await make(argsFor('subscription { taskOutput(taskId: "a") { text } }', MEMBER, {}, open));
    expect(executions).toBe(LINES.length);
  });

  it('say what is wrong with a line that cannot be shown, and go on', async () => {
    const lines = LINES.map((line) => (line.number % 7 === 0 ? { ...line, number: 2 ** 40 } : line));
    const { made, executed } = await make(argsFor(WHOLE), lines);
    expect(made).toEqual(executed);
    expect(made[6]).toContain('Int cannot represent');
  });
});
