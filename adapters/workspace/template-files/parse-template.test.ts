import { describe, expect, test } from 'vitest';

import { parseTemplate } from './parse-template.ts';

const WHOLE = `name: nightly
description: Looks after the project.
parameters:
  depth: { type: number, default: 3 }
  where: { description: a folder }
  strict: { type: flag, default: false }
  style: { type: choice, choices: [short, long], default: short }
prompt: |
  Look {{depth}} folders deep into {{ where }}, {{style}}, {{strict}}.
budget: 0.5
tools: [read_file]
`;

describe("a template's file", () => {
  test('says everything about the template', () => {
    const none = { description: '', choices: [] };
    expect(parseTemplate(WHOLE, 'x.yaml', 'data')).toEqual({
      name: 'nightly',
      description: 'Looks after the project.',
      parameters: [
        { ...none, name: 'depth', type: 'number', default: '3' },
        { ...none, name: 'where', type: 'text', description: 'a folder', default: null },
        { ...none, name: 'strict', type: 'flag', default: 'false' },
        { ...none, name: 'style', type: 'choice', choices: ['short', 'long'], default: 'short' },
      ],
      prompt: 'Look {{depth}} folders deep into {{ where }}, {{style}}, {{strict}}.',
      budgetUsd: 0.5,
      tools: ['read_file'],
      from: 'data',
      hides: null,
    });
  });

  test('gives it its name when it says none, and needs nothing but a prompt', () => {
    expect(parseTemplate('prompt: Проверь', 'templates/Daily-Check.yml', 'project')).toMatchObject({
      name: 'daily-check',
      prompt: 'Проверь',
      parameters: [],
      budgetUsd: null,
      tools: null,
    });
  });

  test.each([
    ['prompt: "open', 1, /^this is no valid YAML/],
    ['description: x', 1, /^prompt: allowed: what the agent is to do/],
    ['', 1, /^prompt: allowed/],
    ['- a\n- b', 1, /^allowed: a map with description/],
    ['prompt: x\nbudjet: 1', 2, /^there is no "budjet" in a template$/],
    ['prompt: x\nbudget: lots', 2, /^budget: allowed: US dollars from 0 to 1000, such as 0.50$/],
    ['prompt: x\nbudget: -1', 2, /^budget: allowed: US dollars/],
    ['prompt: x\nname: Not This', 2, /^name: allowed: a name of lower-case letters/],
    ['prompt: x\ntools: read_file', 2, /^tools: allowed: a list of names of tools/],
    ['prompt: x\nparameters:\n  A b: {}', 3, /begins with a lower-case letter/],
    ['prompt: x\nparameters:\n  a: { type: date }', 3, /^parameters.a.type: allowed: one of text, number, flag, choice$/],
    ['prompt: x\nparameters:\n  a: { kind: text }', 3, /^there is no "kind"/],
    ['prompt: x\nparameters:\n  n: { type: number, default: many }', 3, /^n: the default is no number$/],
    ['prompt: x\nparameters:\n  c: { type: choice }', 3, /^c: a choice has choices/],
    ['prompt: x\nparameters:\n  c: { choices: [a] }', 3, /^c: a choice has choices, and nothing else has$/],
    ['prompt: x\nparameters:\n  c: { type: choice, choices: [a], default: b }', 3, /^c: the default is no choice of these$/],
    ['prompt: x\nparameters:\n  budget: {}', 3, /--budget is a word of \/task itself/],
    ['parameters: { a: {} }\nprompt: Do {{b}}', 2, /^prompt: there is no parameter "b" for \{\{b\}\}$/],
  ])('that is broken is told with its line: %j', (source, line, message) => {
    const problem = parseTemplate(source, 'broken.yaml', 'data');
    expect(problem).toMatchObject({ file: 'broken.yaml', line, message: expect.stringMatching(message) });
    expect(problem).toHaveProperty('column', expect.any(Number));
  });

  test('may have a parameter called branch, and no name of a file that is none of a template', () => {
    expect(parseTemplate('prompt: "{{branch}}"\nparameters: { branch: {} }', 'a.yaml', 'data')).toHaveProperty('name', 'a');
    expect(parseTemplate('prompt: x', 'Моё.yaml', 'data')).toMatchObject({ message: expect.stringContaining('name: allowed') });
  });

  test('cannot blow up by pointing to its own parts', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map(
        (key, at) =>
          `${key}: &${key} [${Array(9)
            .fill(`*${'abcdefgh'.charAt(at)}`)
            .join(',')}]`,
      )
      .join('\n')}\nprompt: x`;
    expect(parseTemplate(bomb, 'bomb.yaml', 'data')).toHaveProperty('message');
  });
});
