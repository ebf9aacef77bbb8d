import type { Language } from '../../access/person.ts';
import { InvalidInputError } from '../../errors.ts';
import { nearestName } from '../../nearest-name.ts';
import type { MissedPolicy } from '../schedule.ts';
import type { TaskDependency } from '../task-dependency.ts';
import type { TemplateParameter } from '../template.ts';
import { readFlags } from './read-flags.ts';
import type { WrittenFlag } from './read-flags.ts';
import { readBranch, readCondition, readDollars, readIdle, readMissed, readSteps, readTaskIds, readTime } from './read-values.ts';
import { SUBMIT_TEXTS } from './submit-texts.ts';
import { BARE_FLAGS, isTaskFlag, TASK_FLAGS } from './task-flags.ts';

/** What somebody wants done, as they wrote it in a chat. Null everywhere: not said. */
export interface TaskRequest {
  /** What stands behind the flags. */
  readonly prompt: string | null;
  readonly command: string | null;
  readonly project: string | null;
  readonly template: string | null;
  readonly parameters: Readonly<Record<string, string>>;
  readonly budgetUsd: number | null;
  readonly steps: number | null;
  readonly wallMs: number | null;
  readonly idleMs: number | null;
  readonly model: string | null;
  readonly branch: string | null;
  readonly after: readonly TaskDependency[];
  readonly cron: string | null;
  readonly at: string | null;
  readonly zone: string | null;
  readonly missed: MissedPolicy | null;
  /** Whether the command may be run again when it is cut off. */
  readonly isRepeatable: boolean;
  /** Said yes beforehand. */
  readonly isConfirmed: boolean;
}

/** What is needed to look the template up, before its parameters are known; null: not said. Never throws. */
export function templateOfRequest(argument: string): { readonly template: string | null; readonly project: string | null } {
  const { flags } = readFlags(argument, (name) => !BARE_FLAGS.has(name));
  const written = (name: string): string | null => flags.find((flag) => flag.name === name)?.value ?? null;
  return { template: written('template'), project: written('project') };
}

/**
 * Reads what follows `/task`: flags, then the prompt, word for word. `parameters`: those of the template that it names, which are flags too; one of them
 * called `branch` is meant where the template has it. Throws InvalidInputError with the place and a right example.
 */
export function parseTaskRequest(argument: string, language: Language, parameters: readonly TemplateParameter[] = []): TaskRequest {
  const parameterNamed = (name: string) => parameters.find((each) => each.name === name);
  const { flags, rest } = readFlags(argument, (name) => !BARE_FLAGS.has(name) && parameterNamed(name)?.type !== 'flag');
  const own = new Map<string, string>();
  const given = new Map<string, string>();
  for (const flag of flags) {
    const parameter = parameterNamed(flag.name);
    const values = parameter === undefined ? own : given;
    if (values.has(flag.name)) throw new InvalidInputError(flag.name, SUBMIT_TEXTS[language].flagTwice(flag.name));
    values.set(flag.name, parameter?.type === 'flag' ? (flag.value ?? 'true') : valueOf(flag, language, parameters));
  }
  assertTogether(own, rest, language);
  const read = <T>(name: string, reader: (text: string, language: Language) => T): T | null => {
    const text = own.get(name);
    return text === undefined ? null : reader(text, language);
  };
  const when = read('on', readCondition) ?? 'success';
  return {
    prompt: rest === '' ? null : rest,
    command: own.get('run') ?? null,
    project: own.get('project') ?? null,
    template: own.get('template') ?? null,
    parameters: Object.fromEntries(given),
    budgetUsd: read('budget', readDollars),
    steps: read('steps', readSteps),
    wallMs: read('time', readTime),
    idleMs: read('idle', readIdle),
    model: own.get('model') ?? null,
    branch: read('branch', readBranch),
    after: (read('after', readTaskIds) ?? []).map((taskId) => ({ taskId, when })),
    cron: own.get('cron') ?? null,
    at: own.get('at') ?? null,
    zone: own.get('tz') ?? null,
    missed: read('missed', readMissed),
    isRepeatable: own.has('repeatable'),
    isConfirmed: own.has('yes'),
  };
}

/** The value that a flag of ours or a parameter must have. */
function valueOf({ name, value, isOpen }: WrittenFlag, language: Language, parameters: readonly TemplateParameter[]): string {
  const texts = SUBMIT_TEXTS[language];
  const names = parameters.map((each) => each.name);
  if (!isTaskFlag(name) && !names.includes(name)) {
    const known = [...new Set([...names, ...Object.keys(TASK_FLAGS)])];
    throw new InvalidInputError(name, texts.unknownFlag(name, nearestName(name, known), known));
  }
  if (BARE_FLAGS.has(name)) return 'true';
  const example = isTaskFlag(name) ? TASK_FLAGS[name] : `--${name} "…"`;
  if (isOpen) throw new InvalidInputError(name, texts.notClosed(name, example));
  if (value === null || value === '') throw new InvalidInputError(name, texts.valueMissing(name, example));
  return value;
}

function assertTogether(flags: ReadonlyMap<string, string>, rest: string, language: Language): void {
  const texts = SUBMIT_TEXTS[language];
  const refuse = (field: string, message: string): never => {
    throw new InvalidInputError(field, message);
  };
  if (flags.has('run') && rest !== '') refuse('run', texts.behindCommand(rest.length > 60 ? `${rest.slice(0, 60).toWellFormed()}…` : rest));
  if (flags.has('run') && flags.has('template')) refuse('run', texts.notBoth('run', '--template'));
  if (flags.has('repeatable') && !flags.has('run')) refuse('repeatable', texts.only('repeatable', TASK_FLAGS.run));
  if (flags.has('cron') && flags.has('at')) refuse('cron', texts.notBoth('cron', '--at'));
  if (flags.has('on') && !flags.has('after')) refuse('on', texts.only('on', TASK_FLAGS.after));
  const isScheduled = flags.has('cron') || flags.has('at');
  for (const name of ['tz', 'missed'] as const) if (flags.has(name) && !isScheduled) refuse(name, texts.only(name, TASK_FLAGS.cron));
  if (isScheduled && flags.has('after')) refuse('after', texts.notBoth('after', '--cron / --at'));
}
