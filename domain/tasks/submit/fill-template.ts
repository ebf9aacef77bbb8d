import type { Language } from '../../access/person.ts';
import { InvalidInputError } from '../../errors.ts';
import { nearestName } from '../../nearest-name.ts';
import type { Template, TemplateParameter } from '../template.ts';
import { SUBMIT_TEXTS } from './submit-texts.ts';

/** Where a parameter goes in a prompt. */
const PLACEHOLDER = /\{\{\s*([^\s{}]+)\s*\}\}/g;
const MAX_VALUE = 20_000;

export interface FilledTemplate {
  readonly prompt: string;
  /** All of them, those that were left out with their defaults. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The names that a prompt has places for, each once. */
export function placeholdersOf(prompt: string): readonly string[] {
  return [...new Set(Array.from(prompt.matchAll(PLACEHOLDER), (match) => match[1] ?? ''))];
}

/**
 * The prompt of a template with its parameters in their places. They are put in at once, so that what looks like a place in a value stays as it is.
 * `more`: what somebody wants beyond the template; it is added below. Throws InvalidInputError with a right example.
 */
export function fillTemplate(
  template: Template,
  given: Readonly<Record<string, string>>,
  { language, more = null, longest }: { readonly language: Language; readonly more?: string | null; readonly longest: number },
): FilledTemplate {
  const texts = SUBMIT_TEXTS[language];
  const names = template.parameters.map(({ name }) => name);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new InvalidInputError('parameters', texts.unknownParameter(template.name, unknown, nearestName(unknown, names), names));
  }
  const values = new Map(template.parameters.map((parameter) => [parameter.name, valueOf(template, parameter, given, language)]));
  const filled = template.prompt.replaceAll(PLACEHOLDER, (place, name: string) => values.get(name) ?? place);
  const prompt = more === null ? filled : `${filled.trimEnd()}\n\n${more}`;
  if (prompt.length > longest) throw new InvalidInputError('parameters', texts.promptTooLong(longest, prompt.length));
  return { prompt, parameters: Object.fromEntries(values) };
}

function valueOf(template: Template, parameter: TemplateParameter, given: Readonly<Record<string, string>>, language: Language): string {
  const { name, description } = parameter;
  const value = Object.hasOwn(given, name) ? given[name] : parameter.default;
  if (value == null) {
    const message = SUBMIT_TEXTS[language].parameterMissing(template.name, name, description, exampleOf(parameter));
    throw new InvalidInputError('parameters', message);
  }
  const read = readParameter(parameter, value);
  if (read !== null) return read;
  const found = value.length > 60 ? `${value.slice(0, 60).toWellFormed()}…` : value;
  throw new InvalidInputError(
    'parameters',
    SUBMIT_TEXTS[language].wrongValue(name, found, allowedFor(parameter, language), exampleOf(parameter)),
  );
}

const YES = ['true', 'yes', 'on', '1', 'да'];
const NO = ['false', 'no', 'off', '0', 'нет'];

/** The value as it goes into the prompt; null: it is none of the parameter's type. */
export function readParameter({ type, choices }: Pick<TemplateParameter, 'type' | 'choices'>, value: string): string | null {
  if (type === 'text') return value.length <= MAX_VALUE && !value.includes('\0') ? value : null;
  const word = value.trim().toLowerCase();
  if (type === 'choice') return choices.find((choice) => choice.toLowerCase() === word) ?? null;
  if (type === 'flag') return YES.includes(word) ? 'true' : NO.includes(word) ? 'false' : null;
  return /^-?\d{1,15}(?:[.,]\d{1,9})?$/.test(word) ? word.replace(',', '.') : null;
}

function allowedFor({ type, choices }: TemplateParameter, language: Language): string {
  const texts = SUBMIT_TEXTS[language];
  if (type === 'choice') return texts.oneOf(choices);
  if (type === 'text') return texts.wholeText(MAX_VALUE);
  return type === 'flag' ? texts.yesOrNo : texts.number;
}

function exampleOf({ name, type, choices, ...parameter }: TemplateParameter): string {
  const usual = { text: '"…"', number: '3', flag: 'true', choice: choices[0] ?? '' }[type];
  return `--${name} ${parameter.default === null || parameter.default === '' ? usual : quoted(parameter.default)}`;
}

function quoted(value: string): string {
  return /[\s"]/.test(value) ? `"${value}"` : value;
}
