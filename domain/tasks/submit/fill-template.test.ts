import { describe, expect, test } from 'vitest';

import { InvalidInputError } from '../../errors.ts';
import type { Template, TemplateParameter } from '../template.ts';
import { fillTemplate, placeholdersOf } from './fill-template.ts';

function parameter(change: Partial<TemplateParameter>): TemplateParameter {
  return { name: 'depth', type: 'text', description: '', default: null, choices: [], ...change };
}

function template(prompt: string, ...parameters: readonly TemplateParameter[]): Template {
  return { name: 'look', description: '', parameters, prompt, budgetUsd: null, tools: null, from: 'data', hides: null };
}

const options = { language: 'en', longest: 1_000 } as const;

describe('filling a template', () => {
  test('puts each parameter into its places, and defaults where nothing was said', () => {
    const look = template('{{where}}, {{ where }}: {{depth}} {{other}}', parameter({ name: 'where' }), parameter({ default: '3' }));
    expect(fillTemplate(look, { where: 'src' }, options)).toEqual({
      prompt: 'src, src: 3 {{other}}',
      parameters: { where: 'src', depth: '3' },
    });
  });

  test('a value never brings a place of its own, nor a mark of a replacement', () => {
    const look = template('{{a}} {{b}}', parameter({ name: 'a' }), parameter({ name: 'b' }));
    expect(fillTemplate(look, { a: '{{b}}', b: "{{a}} $& $1 $'" }, options).prompt).toBe("{{b}} {{a}} $& $1 $'");
    expect(fillTemplate(template('{{a}}', parameter({ name: 'a' })), { a: '{{' }, options).prompt).toBe('{{');
  });

  test('adds below what somebody wants beyond it', () => {
    expect(fillTemplate(template('Look.\n'), {}, { ...options, more: 'И быстро' }).prompt).toBe('Look.\n\nИ быстро');
  });

  test.each<[Partial<TemplateParameter>, string, string | null]>([
    [{ type: 'number' }, '3', '3'],
    [{ type: 'number' }, '-0,5', '-0.5'],
    [{ type: 'number' }, 'three', null],
    [{ type: 'number' }, '1e400', null],
    [{ type: 'flag' }, 'YES', 'true'],
    [{ type: 'flag' }, 'нет', 'false'],
    [{ type: 'flag' }, 'perhaps', null],
    [{ type: 'choice', choices: ['Short', 'long'] }, 'short', 'Short'],
    [{ type: 'choice', choices: ['Short', 'long'] }, 'middle', null],
    [{ type: 'text' }, '', ''],
    [{ type: 'text' }, 'a\0b', null],
  ])('%j takes %j as %j', (change, value, expected) => {
    const fill = () => fillTemplate(template('{{depth}}', parameter(change)), { depth: value }, options).prompt;
    if (expected === null) expect(fill).toThrow(InvalidInputError);
    else expect(fill()).toBe(expected);
  });

  test.each<[Template, Record<string, string>, string]>([
    [template('{{depth}}', parameter({ description: 'how deep' })), {}, 'The template look needs --depth (how deep), such as --depth "…".'],
    [template('', parameter({ default: 'a b' })), { dpeth: '1' }, 'The template look has no parameter "dpeth"; did you mean --depth?'],
    [template('', parameter({ default: '' })), { qwertyuiop: '1' }, 'The template look has no parameter "qwertyuiop"; it has --depth.'],
    [template(''), { a: '1' }, 'The template look has no parameter "a"; it has none.'],
    [template('', parameter({ type: 'number', default: '7' })), { depth: 'x' }, 'depth: found "x", allowed: a number, such as --depth 7.'],
    [
      template('', parameter({ type: 'choice', choices: ['a', 'b'] })),
      { depth: 'c' },
      'depth: found "c", allowed: a, b, such as --depth a.',
    ],
    [
      template('{{depth}}', parameter({})),
      { depth: 'x'.repeat(1_001) },
      'A prompt has at most 1000 characters; with its parameters this one has 1001.',
    ],
    [template('{{depth}}', parameter({})), { constructor: 'x' }, 'The template look has no parameter "constructor"; it has --depth.'],
  ])('%# is refused in one sentence', (look, given, message) => {
    expect(() => fillTemplate(look, given, options)).toThrow(new InvalidInputError('parameters', message));
  });

  test('finds the places of a prompt', () => {
    expect(placeholdersOf('{{a}} {{ b }} {{a}} {c} {{}}')).toEqual(['a', 'b']);
  });
});
