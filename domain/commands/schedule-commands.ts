import type { Language } from '../access/person.ts';
import { InvalidInputError } from '../errors.ts';
import { nearestName } from '../nearest-name.ts';
import type { Ports } from '../ports/ports.ts';
import type { ScheduleEdit, Schedules } from '../tasks/schedules/schedules.ts';
import { readFlags } from '../tasks/submit/read-flags.ts';
import { readDollars, readMissed } from '../tasks/submit/read-values.ts';
import { SUBMIT_TEXTS } from '../tasks/submit/submit-texts.ts';
import { isTaskFlag, TASK_FLAGS } from '../tasks/submit/task-flags.ts';
import type { Command, CommandContext, CommandReply } from './command.ts';
import { nextOf, scheduleDetails, scheduleLine } from './describe-schedule.ts';
import { scheduleQuestion } from './schedule-question.ts';
import { SCHEDULE_COMMAND_TEXTS } from './schedule-command-texts.ts';

const EVERYBODY = '--all';
const EDITABLE = ['cron', 'at', 'tz', 'missed', 'budget', 'run'] as const;
const VERBS = ['pause', 'resume', 'remove', 'edit'] as const;

export interface ScheduleCommandDeps extends Pick<Ports, 'clock'> {
  readonly schedules: Schedules;
}

/** Seeing and changing what makes tasks by itself; `/task --cron` and `--at` make one. */
export function scheduleCommands(deps: ScheduleCommandDeps): readonly Command[] {
  return [
    {
      name: 'schedules',
      aliases: [],
      usage: `[${EVERYBODY}]`,
      action: 'schedule.read',
      summary: { en: 'what is done by itself, and when next', ru: 'что делается само и когда в следующий раз' },
      run: (context) => list(deps, context),
    },
    {
      name: 'schedule',
      aliases: [],
      usage: '[pause | resume | remove | edit] ID',
      action: 'schedule.write',
      summary: { en: 'pause, resume, remove or change a schedule', ru: 'приостановить, продолжить, удалить или изменить расписание' },
      run: (context) => change(deps, context),
    },
  ];
}

async function list({ schedules, clock }: ScheduleCommandDeps, { principal, person, argument }: CommandContext): Promise<string> {
  const everybody = argument.trim() === EVERYBODY;
  const texts = SCHEDULE_COMMAND_TEXTS[person.language];
  const found = await schedules.list(principal, everybody);
  if (found.length === 0) return everybody ? texts.noneToShow : texts.none;
  return found.map((schedule) => scheduleLine(schedule, { person, now: clock.now() })).join('\n');
}

async function change(deps: ScheduleCommandDeps, context: CommandContext): Promise<CommandReply> {
  const { person, argument, principal } = context;
  const texts = SCHEDULE_COMMAND_TEXTS[person.language];
  const [, word = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(argument.trim()) ?? [];
  const verb = VERBS.find((each) => each === word.toLowerCase());
  const reading = { person, now: deps.clock.now() };
  if (verb === undefined) {
    const id = idOf(word);
    return id === '' || rest !== '' ? texts.usage : scheduleDetails(await deps.schedules.get(principal, id), reading);
  }
  const [, written = '', behind = ''] = /^(\S*)\s*([\s\S]*)$/.exec(rest) ?? [];
  const id = idOf(written);
  if (id === '') return texts.which(verb);
  if (verb === 'edit') return edit(deps, context, id, behind);
  const schedule = await deps.schedules[verb](principal, id);
  if (verb === 'resume') return texts.resumed(id, nextOf(schedule, reading));
  return verb === 'pause' ? texts.nowPaused(id) : texts.removed(id);
}

async function edit(
  { schedules, clock }: ScheduleCommandDeps,
  { person, principal }: CommandContext,
  id: string,
  text: string,
): Promise<CommandReply> {
  const texts = SCHEDULE_COMMAND_TEXTS[person.language];
  const wanted = readEdit(text, person.language);
  if (Object.values(wanted).every((value) => value === null)) return texts.nothingToEdit;
  const schedule = await schedules.edit(principal, id, wanted);
  const question = scheduleQuestion(schedule, person.language);
  if (question !== null) return question;
  return `${texts.edited(id)}\n${scheduleDetails(schedule, { person, now: clock.now() })}`;
}

/** Flags, then a new prompt, word for word. Throws InvalidInputError with the place and a right example. */
function readEdit(text: string, language: Language): ScheduleEdit {
  const texts = SUBMIT_TEXTS[language];
  const { flags, rest } = readFlags(text, () => true);
  const given = new Map<string, string>();
  for (const { name, value, isOpen } of flags) {
    const known = EDITABLE.find((each) => each === name);
    if (known === undefined || !isTaskFlag(name)) {
      throw new InvalidInputError(name, texts.unknownFlag(name, nearestName(name, EDITABLE), EDITABLE));
    }
    if (given.has(name)) throw new InvalidInputError(name, texts.flagTwice(name));
    if (isOpen) throw new InvalidInputError(name, texts.notClosed(name, TASK_FLAGS[known]));
    if (value === null) throw new InvalidInputError(name, texts.valueMissing(name, TASK_FLAGS[known]));
    given.set(name, value);
  }
  const [missed, budget] = [given.get('missed'), given.get('budget')];
  return {
    cron: given.get('cron') ?? null,
    at: given.get('at') ?? null,
    zone: given.get('tz') ?? null,
    prompt: rest.trim() === '' ? null : rest,
    command: given.get('run') ?? null,
    budgetUsd: budget === undefined ? null : readDollars(budget, language),
    missed: missed === undefined ? null : readMissed(missed, language),
  };
}

/** As people copy it, with marks around. */
function idOf(word: string): string {
  return word.replaceAll('`', '').toLowerCase();
}
