import { limitText, spentText, whenText } from '../costs/budget-texts.ts';
import { COST_TEXTS } from '../costs/cost-texts.ts';
import type { BudgetName, BudgetStanding, ManageBudgets } from '../costs/manage-budgets.ts';
import { textBar } from '../costs/text-bar.ts';
import type { Command, CommandContext } from './command.ts';

const BAR_PLACES = 10;

const NAMES: Readonly<Record<string, BudgetName>> = {
  person: 'person-day',
  'person-day': 'person-day',
  человек: 'person-day',
  chat: 'chat-day',
  'chat-day': 'chat-day',
  чат: 'chat-day',
  task: 'task',
  задача: 'task',
  memory: 'memory-day',
  'memory-day': 'memory-day',
  память: 'memory-day',
  server: 'installation-day',
  installation: 'installation-day',
  'installation-day': 'installation-day',
  сервер: 'installation-day',
};
const TODAY = new Set(['today', 'сегодня']);
const AS_CONFIGURED = 'auto';

export interface BudgetCommandDeps {
  readonly budgets: ManageBudgets;
}

/** `/budget [NAME AMOUNT [today]]`: how the budgets stand; the owner changes them. */
export function budgetCommand({ budgets }: BudgetCommandDeps): Command {
  return {
    name: 'budget',
    aliases: ['budgets'],
    usage: '[person | chat | task | memory | server AMOUNT [today]]',
    action: 'budget.read',
    summary: { en: 'what may be spent', ru: 'сколько можно потратить' },
    run: async (context) => (context.argument === '' ? show(budgets, context) : change(budgets, context)),
  };
}

async function show(budgets: ManageBudgets, { principal, person, conversation }: CommandContext): Promise<string> {
  const { of, budgets: title, budgetLine, forToday, renews, budgetHow } = COST_TEXTS[person.language];
  const isPrivate = conversation.audience === 'private';
  const standings = await budgets.list(principal, conversation.id);
  const lines = standings.map(({ name, limit, used: usedOf, isForToday, renewsAt }) => {
    // What others spend is not for everybody in a group.
    const used = name === 'installation-day' && !isPrivate ? null : usedOf;
    const amount =
      used === null
        ? `$${limitText(limit)}`
        : `${textBar(used.spent + used.reserved, limit, BAR_PLACES)} ${of(spentText(used.spent), limitText(limit))}`;
    const more = [isForToday ? forToday : '', renewsAt === null ? '' : renews(whenText(renewsAt, person.language, person.timeZone))];
    return `- ${budgetLine[name]}: ${[amount.trim(), ...more].filter((part) => part !== '').join(', ')}`;
  });
  const how = person.role === 'owner' ? ['', budgetHow] : [];
  return [title, ...lines, ...how].join('\n');
}

async function change(budgets: ManageBudgets, { principal, person, argument }: CommandContext): Promise<string> {
  const texts = COST_TEXTS[person.language];
  const [word = '', amount = '', when, ...rest] = argument.toLowerCase().split(/\s+/);
  const name = Object.hasOwn(NAMES, word) ? NAMES[word] : undefined;
  const onlyToday = when !== undefined && TODAY.has(when);
  if (name === undefined || amount === '' || rest.length > 0 || (when !== undefined && !onlyToday)) return texts.budgetUsage;
  const isBack = amount === AS_CONFIGURED;
  const standings = await budgets.change(principal, { name, dollars: isBack ? null : numberOf(amount), onlyToday });
  const now = standings.find((each: BudgetStanding) => each.name === name);
  return now === undefined ? texts.budgetUsage : texts.budgetSet(texts.budgetLine[name], limitText(now.limit), now.isForToday);
}

/** `10`, `$7.50` or `7,50`; what is no amount is none. */
function numberOf(text: string): number {
  return /^\$?\d{1,9}(?:[.,]\d{1,9})?\$?$/.test(text) ? Number(text.replaceAll('$', '').replace(',', '.')) : Number.NaN;
}
