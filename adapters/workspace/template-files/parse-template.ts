import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import { z } from 'zod';

import { placeholdersOf, readParameter } from '../../../domain/tasks/submit/fill-template.ts';
import { RESERVED_PARAMETERS } from '../../../domain/tasks/submit/task-flags.ts';
import type { Template, TemplateParameter, TemplateProblem } from '../../../domain/tasks/template.ts';

// The message of each check says what is allowed; where it stands is added below.

const NAME = 'a name of lower-case letters, digits and dashes, such as code-review';
const name = z.string(NAME).regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, NAME);
const PARAMETER_NAME = 'a name that begins with a lower-case letter and goes on with those, digits, - and _';
const TEXT = 'text';
const text = (longest: number) => z.string(TEXT).max(longest, `text of at most ${String(longest)} characters`);
const PROMPT = 'what the agent is to do, as text';
const BUDGET = 'US dollars from 0 to 1000, such as 0.50';
const TYPE = 'one of text, number, flag, choice';
const VALUE = 'a text, a number, true or false';
const TOOLS = 'a list of names of tools, such as [read_file, search_files]';

const parameter = z.strictObject(
  {
    type: z.enum(['text', 'number', 'flag', 'choice'], TYPE).default('text'),
    description: text(500).default(''),
    default: z.union([z.string(), z.number(), z.boolean()], VALUE).optional(),
    choices: z.array(z.string('a list of texts').min(1), 'a list of texts').max(50, 'at most 50 choices').default([]),
  },
  'a map with type, description, default, choices',
);

const PARAMETERS = 'a map from names to {type, description, default, choices}';
const template = z.strictObject(
  {
    name: name.optional(),
    description: text(1_000).default(''),
    parameters: z.record(z.string(PARAMETER_NAME).regex(/^[a-z][a-z0-9_-]{0,31}$/, PARAMETER_NAME), parameter, PARAMETERS).default({}),
    prompt: z.string(PROMPT).trim().min(1, PROMPT).max(50_000, 'text of at most 50000 characters'),
    budget: z.number(BUDGET).min(0, BUDGET).max(1_000, BUDGET).optional(),
    tools: z
      .array(z.string(TOOLS).regex(/^[a-z][a-z0-9_]*$/, TOOLS), TOOLS)
      .max(100, TOOLS)
      .optional(),
  },
  'a map with description, parameters, prompt, budget, tools',
);

type Path = readonly PropertyKey[];
/** What is wrong, and where in the document. */
interface Fault {
  readonly path: Path;
  readonly message: string;
}

/** Reads a template. `file` names it, and gives it its name when it has none of its own. */
export function parseTemplate(source: string, file: string, from: Template['from']): Template | TemplateProblem {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const problemAt = (offset: number, message: string): TemplateProblem => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col, message };
  };
  const [broken] = document.errors;
  if (broken) return problemAt(broken.pos[0], `this is no valid YAML: ${broken.message}`);
  const values = valuesOf(document);
  if (values === null) return { file, line: null, column: null, message: 'it refers to its own parts so often that it is not read' };
  const parsed = template.safeParse(values.value);
  if (!parsed.success) {
    const { path, message } = faultOf(parsed.error.issues);
    return problemAt(offsetOf(document, path), message);
  }
  const made = templateOf(parsed.data, file, from);
  const fault = contradiction(made);
  return fault === null ? made : problemAt(offsetOf(document, fault.path), fault.message);
}

function valuesOf(document: Document): { readonly value: unknown } | null {
  try {
    return { value: document.toJS() ?? {} };
  } catch {
    return null;
  }
}

function faultOf(issues: readonly z.core.$ZodIssue[]): Fault {
  // A misspelt name also leaves the right one missing: say what causes it.
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  if (issue === undefined) return { path: [], message: 'it is no template' };
  if (issue.code === 'unrecognized_keys')
    return { path: [...issue.path, issue.keys[0] ?? ''], message: `there is no "${issue.keys[0] ?? ''}" in a template` };
  if (issue.code === 'invalid_key') return { path: issue.path, message: `allowed: ${issue.issues[0]?.message ?? PARAMETER_NAME}` };
  const place = issue.path.length === 0 ? '' : `${issue.path.map(String).join('.')}: `;
  return { path: issue.path, message: `${place}allowed: ${issue.message}` };
}

function templateOf(read: z.infer<typeof template>, file: string, from: Template['from']): Template {
  const parameters = Object.entries(read.parameters).map(([each, { type, description, default: value, choices }]): TemplateParameter => ({
    name: each,
    type,
    description,
    default: value === undefined ? null : String(value),
    choices,
  }));
  return {
    name: read.name ?? nameOfFile(file),
    description: read.description,
    parameters,
    prompt: read.prompt,
    budgetUsd: read.budget ?? null,
    tools: read.tools ?? null,
    from,
    hides: null,
  };
}

function nameOfFile(file: string): string {
  return (file.split('/').at(-1) ?? '').replace(/\.ya?ml$/, '').toLowerCase();
}

/** Where the parts of a template don't go together; null: they do. */
function contradiction({ name: own, prompt, parameters }: Template): Fault | null {
  if (!name.safeParse(own).success) return { path: [], message: `name: allowed: ${NAME}` };
  for (const each of parameters) {
    const path = ['parameters', each.name];
    if (RESERVED_PARAMETERS.includes(each.name))
      return { path, message: `${each.name}: --${each.name} is a word of /task itself; choose another name` };
    if ((each.type === 'choice') !== each.choices.length > 0)
      return { path, message: `${each.name}: a choice has choices, and nothing else has` };
    if (each.default === null || readParameter(each, each.default) !== null) continue;
    return {
      path: [...path, 'default'],
      message: `${each.name}: the default is no ${each.type}${each.type === 'choice' ? ' of these' : ''}`,
    };
  }
  const names = new Set(parameters.map((each) => each.name));
  const strange = placeholdersOf(prompt).find((place) => !names.has(place));
  return strange === undefined ? null : { path: ['prompt'], message: `prompt: there is no parameter "${strange}" for {{${strange}}}` };
}

/** Where a value stands, or the nearest thing around it that is there; for a key of a map, where the key stands. */
function offsetOf(document: Document, path: Path): number {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (isMap(parent)) {
    const key = parent.items.map((pair) => pair.key).find((each) => isScalar(each) && String(each.value) === String(path.at(-1)));
    if (isScalar(key) && key.range) return key.range[0];
  }
  const node = document.getIn(path, true);
  if (isNode(node) && node.range) return node.range[0];
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1));
}
