import { Argument } from 'commander';
import type { Command } from 'commander';

import type { Client } from '../client.ts';
import { payload } from '../connection/payload.ts';
import type { Front } from '../front.ts';
import type { Mode } from '../generated/graphql.ts';
import { wholeNumber } from '../numbers.ts';
import { oneLine } from '../output/printable.ts';
import { count, moment } from '../output/quantities.ts';
import { LABEL_TURN, LEARNED_ROUTING, RETRAIN_ROUTING, ROLL_BACK_ROUTING, ROUTING_REVIEW } from './documents.ts';

const MAX_FIRST = 100;
const MODES = { agent: 'AGENT', chat: 'CHAT', assistant: 'ASSISTANT' } as const satisfies Record<string, Mode>;
const SHIPPED = 'the model that comes with Parley';

const MODEL_COLUMNS = [
  { title: 'MODEL' },
  { title: 'WHEN' },
  { title: 'LABELS', align: 'right' },
  { title: 'RIGHT', align: 'right' },
  { title: 'BEFORE', align: 'right' },
  { title: 'STATE' },
] as const;

/** `routing`, and what can be done about what it learned. */
export function addRouting(program: Command, front: Front): void {
  const routing = program
    .command('routing')
    .description('show what routing learned from people; for admins')
    .action(async (_options: unknown, command: Command) => show(front.client(command)));
  routing
    .command('retrain')
    .description('let routing learn anew from all labels; a model that is worse than the one in use is not taken')
    .action(async (_options: unknown, command: Command) => {
      const { ask, terminal } = front.client(command);
      payload((await ask(RETRAIN_ROUTING)).retrainRouting);
      terminal.line('A worker trains soon; `parley routing` shows what came of it.');
    });
  routing
    .command('rollback')
    .description('put the model before the one in use back; for the owner')
    .action(async (_options: unknown, command: Command) => {
      const { ask, terminal } = front.client(command);
      const { learned } = payload((await ask(ROLL_BACK_ROUTING)).rollBackRouting);
      terminal.line(`In use now: ${learned.active ?? SHIPPED}.`);
    });
  addReview(routing, front);
}

async function show({ ask, terminal }: Client): Promise<void> {
  const learned = (await ask(LEARNED_ROUTING)).learnedRouting;
  if (learned === null) return;
  const { active, newLabels, trainedAt, versions } = learned;
  terminal.note(`In use: ${active ?? SHIPPED}. New labels: ${count(newLabels)}. Trained last: ${moment(trainedAt)}.`);
  if (versions.length === 0) return;
  const rows = versions.map(({ version, createdAt, labels, score, scoreBefore, isAdopted }) => [
    version,
    moment(createdAt),
    count(labels),
    share(score),
    share(scoreBefore),
    version === active ? 'in use' : isAdopted ? 'earlier' : 'not taken: worse',
  ]);
  terminal.table(MODEL_COLUMNS, rows);
}

function addReview(routing: Command, front: Front): void {
  routing
    .command('review')
    .description('list messages of which it was least clear what they were for; who looks is written down')
    .option('--first <n>', 'how many', wholeNumber({ from: 1, to: MAX_FIRST }), 20)
    .action(async ({ first }: { first: number }, command: Command) => {
      const { ask, terminal } = front.client(command);
      const intents = (await ask(ROUTING_REVIEW, { first })).routingReview ?? [];
      if (intents.length === 0) return terminal.note('Nothing is unclear.');
      const columns = [
        { title: 'TURN' },
        { title: 'SURE', align: 'right' } as const,
        { title: 'ANSWERED BY' },
        { title: 'WHAT', shrinks: true },
      ];
      const rows = intents.map(({ turnId, confidence, mode, plugin, isDoubted, text }) => [
        turnId,
        share(confidence),
        `${mode.toLowerCase()}${plugin === null ? '' : ` ${plugin}`}${isDoubted ? ', disliked' : ''}`,
        oneLine(text),
      ]);
      return terminal.table(columns, rows);
    });
  routing
    .command('label')
    .argument('<turn>', 'as `parley routing review` lists it')
    .addArgument(new Argument('<mode>', 'what should have answered it').choices(Object.keys(MODES)))
    .argument('[plugin]', 'which plugin, such as reminders; only with assistant')
    .description('say what a message was meant for, to learn from')
    .action(async (turn: string, mode: keyof typeof MODES, plugin: string | undefined, _options: unknown, command: Command) => {
      const { ask, terminal } = front.client(command);
      const input = { turnId: turn, mode: MODES[mode], plugin: plugin ?? null };
      const { intent } = payload((await ask(LABEL_TURN, { input })).labelTurn);
      terminal.line(`Noted: ${(intent.label ?? mode).toLowerCase()}${intent.labelPlugin === null ? '' : ` ${intent.labelPlugin}`}.`);
    });
}

/** A share from 0 to 1 as percent. */
function share(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}
