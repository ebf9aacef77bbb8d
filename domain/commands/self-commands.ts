import { InvalidInputError } from '../errors.ts';
import type { ChangeSettings, NewSettings } from '../access/change-settings.ts';
import type { LinkIdentities } from '../access/link-identities.ts';
import type { ManageGroups } from '../access/manage-groups.ts';
import type { ManagePeople } from '../access/manage-people.ts';
import type { Language } from '../access/person.ts';
import type { TrainingChoices } from '../ports/training-choices.ts';
import { TRAINING_CHOICES } from '../routing/learned/intent.ts';
import type { TrainingChoice } from '../routing/learned/intent.ts';
import { ACCESS_COMMAND_TEXTS } from './access-command-texts.ts';
import { COMMAND_TEXTS } from './command-texts.ts';
import type { Command, CommandContext } from './command.ts';
import { plainWords } from './plain-words.ts';

const LANGUAGES: Readonly<Record<string, Language>> = {
  en: 'en',
  english: 'en',
  английский: 'en',
  ru: 'ru',
  russian: 'ru',
  русский: 'ru',
};

export interface SelfCommandDeps {
  readonly people: ManagePeople;
  readonly links: LinkIdentities;
  readonly groups: ManageGroups;
  readonly changeSettings: ChangeSettings;
  readonly trainingChoices: Pick<TrainingChoices, 'of'>;
}

/** Who somebody is here, and how they are spoken to. */
export function selfCommands(deps: SelfCommandDeps): readonly Command[] {
  return [
    {
      name: 'whoami',
      aliases: [],
      usage: '',
      action: 'self.read',
      summary: { en: 'who you are here', ru: 'кто вы здесь' },
      run: (context) => tellWho(deps, context),
    },
    {
      name: 'settings',
      aliases: [],
      usage: '[language en | ru] [zone ZONE] [models free | all] [memory on | off] [training off | private | on]',
      action: 'settings.change',
      summary: {
        en: 'your language, time zone, models, and what I may keep and learn from; in a group, its memory',
        ru: 'ваш язык, часовой пояс, модели, что мне можно помнить и на чём учиться; в группе — её память',
      },
      run: (context) => settings(deps, context),
    },
    {
      name: 'link',
      aliases: [],
      usage: '[CODE]',
      action: 'person.link',
      summary: { en: 'be the same person on another channel', ru: 'быть тем же человеком в другом канале' },
      where: 'private',
      run: (context) => link(deps, context),
    },
  ];
}

async function tellWho({ people }: SelfCommandDeps, { principal, person, conversation }: CommandContext): Promise<string> {
  const who = COMMAND_TEXTS[person.language].whoami(plainWords(person.name), person.role);
  // Who somebody is on other networks is not for everybody in a group.
  const identities = conversation.audience === 'private' ? await people.identitiesOf(principal, person.id) : [];
  if (identities.length === 0) return who;
  const lines = identities.map(({ channel, externalId }) => `- ${channel} ${plainWords(externalId)}`);
  return [who, '', ACCESS_COMMAND_TEXTS[person.language].knownAs, ...lines].join('\n');
}

async function settings(deps: SelfCommandDeps, context: CommandContext): Promise<string> {
  const { changeSettings, trainingChoices } = deps;
  const { argument, principal, person, conversation } = context;
  const change = readSettings(argument);
  if (conversation.audience === 'group' && change.keepsMemory !== undefined) return memoryOfGroup(deps, context, change);
  const now = argument === '' ? person : await changeSettings(principal, change);
  const texts = ACCESS_COMMAND_TEXTS[now.language];
  const isAsked = argument === '';
  const training = isAsked || change.training !== undefined ? [texts.training((await trainingChoices.of(person.id)) ?? 'private')] : [];
  const models = isAsked || change.freeModelsFirst !== undefined ? [texts.freeModels(now.freeModelsFirst ?? false)] : [];
  const memory = isAsked || change.keepsMemory !== undefined ? [texts.keepsMemory(now.keepsMemory ?? true)] : [];
  return [texts.settings(now.language, now.timeZone), ...models, ...memory, ...training, ...(isAsked ? [texts.settingsHow] : [])].join(
    '\n',
  );
}

/** In a group its memory is meant: whether what is not addressed to Parley is kept for it. */
async function memoryOfGroup({ groups }: SelfCommandDeps, context: CommandContext, change: NewSettings): Promise<string> {
  const { principal, person, conversation } = context;
  if (Object.keys(change).length > 1)
    throw new InvalidInputError('settings', 'Change the memory of the group alone: `/settings memory on`.');
  const { channel, account, chat } = conversation.address;
  const { observes } = await groups.allow(principal, { channel, account, chat }, change.keepsMemory);
  return ACCESS_COMMAND_TEXTS[person.language].memoryOfGroup(observes);
}

/** Reads `language ru zone Europe/Berlin models free training off`, in any order. */
function readSettings(argument: string): NewSettings {
  const words = argument === '' ? [] : argument.split(/\s+/);
  let change: NewSettings = {};
  for (let at = 0; at < words.length; at += 2) {
    const [name = '', value = ''] = [words[at]?.toLowerCase(), words[at + 1]];
    if (name === 'language') change = { ...change, language: languageCalled(value) };
    else if (name === 'zone') change = { ...change, timeZone: value };
    else if (name === 'models') change = { ...change, freeModelsFirst: isFreeFirst(value) };
    else if (name === 'memory') change = { ...change, keepsMemory: isOn(value) };
    else if (name === 'training') change = { ...change, training: trainingCalled(value) };
    else
      throw new InvalidInputError(
        'settings',
        'Say what to change: `language en`, `language ru`, `zone Europe/Berlin`, `models free`, `memory off`, or `training off`.',
      );
  }
  return change;
}

function languageCalled(name: string): Language {
  const key = name.toLowerCase();
  const language = Object.hasOwn(LANGUAGES, key) ? LANGUAGES[key] : undefined;
  if (language === undefined) throw new InvalidInputError('language', 'I speak English (`en`) and Russian (`ru`).');
  return language;
}

function isFreeFirst(name: string): boolean {
  const key = name.toLowerCase();
  if (key !== 'free' && key !== 'all') throw new InvalidInputError('models', 'Say `models free` or `models all`.');
  return key === 'free';
}

function isOn(name: string): boolean {
  const key = name.toLowerCase();
  if (key !== 'on' && key !== 'off') throw new InvalidInputError('memory', 'Say `memory on` or `memory off`.');
  return key === 'on';
}

function trainingCalled(name: string): TrainingChoice {
  const key = name.toLowerCase();
  const choice = key === 'on' ? 'everywhere' : TRAINING_CHOICES.find((each) => each === key);
  if (choice === undefined) throw new InvalidInputError('training', 'Say `training off`, `training private`, or `training on`.');
  return choice;
}

async function link({ links }: SelfCommandDeps, { argument, principal, person }: CommandContext): Promise<string> {
  if (argument === '') return ACCESS_COMMAND_TEXTS[person.language].linkCode((await links.createCode(principal)).code);
  const linked = await links.redeem(principal, argument);
  return ACCESS_COMMAND_TEXTS[linked.language].linked(plainWords(linked.name));
}
