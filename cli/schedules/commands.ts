import { Option } from 'commander';
import type { Command } from 'commander';

import { payload } from '../connection/payload.ts';
import { Failure } from '../failure.ts';
import type { Front } from '../front.ts';
import { amount } from '../numbers.ts';
import { moment } from '../output/quantities.ts';
import { askToStart } from './ask-to-start.ts';
import { EDIT_SCHEDULE, PAUSE_SCHEDULE, REMOVE_SCHEDULE, RESUME_SCHEDULE } from './documents.ts';
import { listSchedules } from './list-schedules.ts';

interface EditOptions {
  readonly cron?: string;
  readonly at?: string;
  readonly tz?: string;
  readonly missed?: 'run-once' | 'skip';
  readonly budget?: number;
  readonly run?: string;
  readonly yes?: boolean;
}

const MISSED = { 'run-once': 'RUN_ONCE', skip: 'SKIP' } as const;
const ID = 'the schedule’s code';

/** `schedules`, and what can be done with one. */
export function addSchedules(program: Command, front: Front): void {
  const schedules = program
    .command('schedules')
    .description('list what makes tasks by itself; pause, resume, change or remove one')
    .option('--all', 'everybody’s schedules, for admins')
    .action(async ({ all = false }: { all?: boolean }, command: Command) => listSchedules(front.client(command), all));
  addPausing(schedules, front);
  addEdit(schedules, front);
  schedules
    .command('remove')
    .argument('<id>', ID)
    .description('remove a schedule; the tasks that it made stay')
    .action(async (id: string, _options: unknown, command: Command) => {
      const { ask, terminal } = front.client(command);
      const { schedule } = payload((await ask(REMOVE_SCHEDULE, { id })).removeSchedule);
      terminal.line(`Schedule ${schedule.shortId} is removed.`);
    });
}

function addPausing(schedules: Command, front: Front): void {
  schedules
    .command('pause')
    .argument('<id>', ID)
    .description('let a schedule fire no more until it is resumed')
    .action(async (id: string, _options: unknown, command: Command) => {
      const { ask, terminal } = front.client(command);
      const { schedule } = payload((await ask(PAUSE_SCHEDULE, { id })).pauseSchedule);
      terminal.line(`Schedule ${schedule.shortId} is paused.`);
    });
  schedules
    .command('resume')
    .argument('<id>', ID)
    .description('let a paused schedule go on from now')
    .action(async (id: string, _options: unknown, command: Command) => {
      const { ask, terminal } = front.client(command);
      const { schedule } = payload((await ask(RESUME_SCHEDULE, { id })).resumeSchedule);
      terminal.line(`Schedule ${schedule.shortId} goes on, next ${nextOf(schedule.nextAt)}.`);
    });
}

function addEdit(schedules: Command, front: Front): void {
  schedules
    .command('edit')
    .argument('<id>', ID)
    .argument('[prompt...]', 'what the agent is given from now on')
    .description('change when a schedule fires and what it does; what is left out stays')
    .option('--cron <expression>', 'minute, hour, day, month and weekday; quote it: "0 9 * * *"')
    .option('--at <time>', 'a single time: "tomorrow 9:00", "2026-12-01 14:30"')
    .option('--tz <zone>', 'the zone on whose clock it goes, such as Europe/Berlin')
    .addOption(new Option('--missed <policy>', 'what becomes of times that pass while Parley is off').choices(Object.keys(MISSED)))
    .option('--budget <usd>', 'the most that each task may spend, US dollars', amount)
    .option('--run <command>', 'the command to run from now on; quote it')
    .option('--yes', 'say yes beforehand to what it may cost')
    .action(async (id: string, words: string[], { cron, at, tz, missed, budget, run, yes }: EditOptions, command: Command) => {
      const given = {
        cron,
        at,
        timeZone: tz,
        missed: missed && MISSED[missed],
        budgetUsd: budget,
        command: run,
        prompt: words.join(' ') || undefined,
      };
      const edit = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      if (Object.keys(edit).length === 0) throw new Failure('Say what to change, such as: parley schedules edit ID --cron "0 9 * * *".');
      const client = front.client(command);
      const { ask, terminal } = client;
      const { schedule } = payload((await ask(EDIT_SCHEDULE, { input: { id, ...edit, confirmed: yes ?? false } })).editSchedule);
      if (schedule.confirmation !== null && (await askToStart(client, schedule, false)))
        return terminal.line(`Schedule ${schedule.shortId} is changed.`);
      terminal.line(`Schedule ${schedule.shortId} is changed, next ${nextOf(schedule.nextAt)}.`);
    });
}

function nextOf(nextAt: string | null): string {
  return nextAt === null ? 'when it is resumed' : moment(nextAt);
}
