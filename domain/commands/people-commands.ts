import { InvalidInputError } from '../errors.ts';
import type { ManageGroups } from '../access/manage-groups.ts';
import type { KnownPerson } from '../access/manage-people.ts';
import type { PairPeople } from '../access/pair-people.ts';
import type { PairingRequest } from '../access/pairing.ts';
import type { Role } from '../access/principal.ts';
import { ACCESS_COMMAND_TEXTS } from './access-command-texts.ts';
import type { Command, CommandContext } from './command.ts';
import { findPerson } from './find-person.ts';
import type { FindPersonDeps } from './find-person.ts';
import { plainWords } from './plain-words.ts';

const ROLES: readonly Role[] = ['guest', 'member', 'admin', 'owner'];

export interface PeopleCommandDeps extends FindPersonDeps {
  readonly pairing: PairPeople;
  readonly groups: ManageGroups;
}

/** Who may talk to Parley. */
export function peopleCommands(deps: PeopleCommandDeps): readonly Command[] {
  return [
    {
      name: 'pair',
      aliases: [],
      usage: '[CODE [member | admin | guest | owner]]',
      action: 'people.pair',
      summary: { en: 'let in who has this code', ru: 'впустить того, у кого этот код' },
      where: 'private',
      run: (context) => pair(deps, context),
    },
    {
      name: 'people',
      aliases: [],
      usage: '',
      action: 'people.read',
      summary: { en: 'who may talk to me, and who waits', ru: 'кто может со мной говорить и кто ждёт' },
      where: 'private',
      run: (context) => listPeople(deps, context),
    },
    {
      name: 'allow',
      aliases: [],
      usage: '[PERSON]',
      action: 'people.change',
      summary: { en: 'let somebody talk to me again, or a guest in this group', ru: 'вернуть доступ человеку или гостю этой группы' },
      run: (context) => allow(deps, context),
    },
    {
      name: 'deny',
      aliases: [],
      usage: '[PERSON]',
      action: 'people.change',
      summary: { en: 'shut somebody out', ru: 'закрыть доступ человеку' },
      run: (context) => deny(deps, context),
    },
  ];
}

async function pair({ pairing }: PeopleCommandDeps, { argument, principal, person }: CommandContext): Promise<string> {
  const texts = ACCESS_COMMAND_TEXTS[person.language];
  if (argument === '') {
    const waiting = await pairing.pending(principal);
    return waiting.length === 0 ? texts.nobodyWaits : waitingText(waiting, person);
  }
  const { code, role } = pairArguments(argument);
  const paired = await pairing.approve(principal, code, role);
  return texts.paired(plainWords(paired.name), paired.role);
}

/** `CODE`, `CODE admin`, `CODE as admin`. */
function pairArguments(argument: string): { code: string; role: Role } {
  const words = argument.toLowerCase().split(/\s+/);
  const last = words.at(-1) ?? '';
  const role = ROLES.find((each) => each === last);
  if (role === undefined && words.includes('as')) throw new InvalidInputError('role', `There is no role "${last}".`);
  const code = role === undefined ? words : words.slice(0, words.at(-2) === 'as' ? -2 : -1);
  return { code: code.join(''), role: role ?? 'member' };
}

async function listPeople({ people, pairing }: PeopleCommandDeps, { principal, person }: CommandContext): Promise<string> {
  const texts = ACCESS_COMMAND_TEXTS[person.language];
  const lines = (await people.list(principal)).map((each) => personLine(each, texts.shutOut));
  const waiting = await pairing.pending(principal);
  return [texts.people, ...lines, ...(waiting.length === 0 ? [] : ['', waitingText(waiting, person)])].join('\n');
}

function personLine({ person, isBlocked, identities }: KnownPerson, shutOut: string): string {
  const known = identities.map(({ channel, externalId }) => `, ${channel} ${plainWords(externalId)}`).join('');
  return `- ${plainWords(person.name)}, ${person.role}${known}${isBlocked ? ` (${shutOut})` : ''}: \`${person.id}\``;
}

function waitingText(waiting: readonly PairingRequest[], { language, timeZone }: CommandContext['person']): string {
  const texts = ACCESS_COMMAND_TEXTS[language];
  const time = new Intl.DateTimeFormat(language === 'ru' ? 'ru' : 'en-GB', { timeStyle: 'short', timeZone });
  const lines = waiting.map(
    ({ name, channel, externalId, expiresAt }) =>
      `- ${plainWords(name)}, ${channel} ${plainWords(externalId)}, ${texts.until(time.format(expiresAt))}`,
  );
  return [texts.waiting, ...lines].join('\n');
}

async function allow(deps: PeopleCommandDeps, context: CommandContext): Promise<string> {
  const { principal, conversation } = context;
  const texts = ACCESS_COMMAND_TEXTS[context.person.language];
  const found = await findPerson(deps, context);
  if (found === null || found === 'stranger') return found === null ? texts.whichPerson : texts.unknownPerson;
  await deps.people.setBlocked(principal, found.id, false);
  const name = plainWords(found.name);
  if (conversation.audience === 'private' || found.role !== 'guest') return texts.allowed(name);
  await deps.groups.setGuest(principal, conversation.address, found.id, true);
  return texts.allowedHere(name);
}

async function deny(deps: PeopleCommandDeps, context: CommandContext): Promise<string> {
  const texts = ACCESS_COMMAND_TEXTS[context.person.language];
  const found = await findPerson(deps, context);
  if (found === null || found === 'stranger') return found === null ? texts.whichPerson : texts.unknownPerson;
  await deps.people.setBlocked(context.principal, found.id, true);
  return texts.denied(plainWords(found.name));
}
