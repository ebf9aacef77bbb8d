import type { Language } from '../../access/person.ts';

interface SubmitTexts {
  readonly unknownFlag: (name: string, nearest: string | null, known: readonly string[]) => string;
  readonly flagTwice: (name: string) => string;
  readonly valueMissing: (name: string, example: string) => string;
  readonly notClosed: (name: string, example: string) => string;
  readonly wrongValue: (place: string, found: string, allowed: string, example: string) => string;
  readonly dollars: string;
  readonly wholeNumber: (least: number, most: number) => string;
  readonly duration: string;
  readonly oneOf: (choices: readonly string[]) => string;
  readonly number: string;
  readonly wholeText: (most: number) => string;
  readonly yesOrNo: string;
  readonly taskIds: string;
  readonly branchName: string;
  readonly only: (flag: string, needed: string) => string;
  readonly notBoth: (one: string, other: string) => string;
  readonly behindCommand: (found: string) => string;
  readonly nothingToDo: string;
  readonly noTemplate: (name: string, nearest: string | null, known: readonly string[]) => string;
  readonly brokenTemplate: (name: string, problem: string) => string;
  readonly unknownParameter: (template: string, name: string, nearest: string | null, known: readonly string[]) => string;
  readonly parameterMissing: (template: string, name: string, description: string, example: string) => string;
  readonly promptTooLong: (most: number, found: number) => string;
  readonly dependencyUnknown: (id: string) => string;
  readonly tooManyDependencies: (most: number, found: number) => string;
  readonly continuesUnknown: (id: string) => string;
  readonly continuesUnfinished: (id: string) => string;
  readonly continuesCommand: (id: string) => string;
  readonly continuesElsewhere: (id: string) => string;
  readonly tooManyOpen: (most: number) => string;
  readonly nothingLeft: (id: string, dollars: string) => string;
}

const EN: SubmitTexts = {
  unknownFlag: (name, nearest, known) =>
    `There is no --${name}${nearest === null ? `: use one of ${flagList(known)}` : `; did you mean --${nearest}?`}${
      nearest === null ? ', or put -- before a prompt that begins so.' : ' Put -- before a prompt that begins so.'
    }`,
  flagTwice: (name) => `--${name} is there twice: say it once.`,
  valueMissing: (name, example) => `--${name} needs a value, such as ${example}.`,
  notClosed: (name, example) => `The quotation mark behind --${name} is not closed: write it as ${example}.`,
  wrongValue: (place, found, allowed, example) => `${place}: found "${found}", allowed: ${allowed}, such as ${example}.`,
  dollars: 'US dollars from 0 to 1000',
  wholeNumber: (least, most) => `a whole number from ${least} to ${most}`,
  duration: 'a time with its unit, from 1s to 24h',
  oneOf: (choices) => choices.join(', '),
  number: 'a number',
  wholeText: (most) => `text of at most ${most} characters without NUL`,
  yesOrNo: 'true or false',
  taskIds: 'codes of tasks with commas between them',
  branchName: 'the name of a branch or tag, or a commit',
  only: (flag, needed) => `--${flag} needs ${needed} beside it.`,
  notBoth: (one, other) => `Give either --${one} or ${other}, not both.`,
  behindCommand: (found) => `Give either a prompt or --run, not both: put "${found}" into the quotation marks of the command.`,
  nothingToDo: 'Say what the task is to do: `/task Explain this project`, or a command of your own: `/task --run npm test`.',
  noTemplate: (name, nearest, known) =>
    `There is no template "${name}"${nearest === null ? (known.length === 0 ? '.' : `: use one of ${known.join(', ')}.`) : `; did you mean ${nearest}?`}`,
  brokenTemplate: (name, problem) => `The template "${name}" can't be used: ${problem}`,
  unknownParameter: (template, name, nearest, known) =>
    `The template ${template} has no parameter "${name}"${
      nearest === null ? (known.length === 0 ? '; it has none.' : `; it has ${flagList(known)}.`) : `; did you mean --${nearest}?`
    }`,
  parameterMissing: (template, name, description, example) =>
    `The template ${template} needs --${name}${description === '' ? '' : ` (${description})`}, such as ${example}.`,
  promptTooLong: (most, found) => `A prompt has at most ${most} characters; with its parameters this one has ${found}.`,
  dependencyUnknown: (id) => `after: there is no task "${id}" that you can see; write the code of one, such as --after k7m2p9qa.`,
  tooManyDependencies: (most, found) => `after: a task can come after at most ${most} others; these are ${found}.`,
  continuesUnknown: (id) => `There is no task "${id}" to go on with.`,
  continuesUnfinished: (id) => `Task ${id} has not ended yet: wait for it, stop it, or use --after ${id}.`,
  continuesCommand: (id) => `Task ${id} ran a command, so there is no context to go on with.`,
  continuesElsewhere: (id) => `Task ${id} worked on another project: leave --project out.`,
  tooManyOpen: (most) =>
    `You have ${most} tasks that have not ended yet, which is the most: wait for one, or stop one, such as \`/stop k7m2x9qa\`.`,
  nothingLeft: (id, dollars) =>
    `Nothing is left of the ${dollars} that task ${id} was given: give it more, such as \`/retry ${id} --budget ${dollars.replace('$', '')}\`.`,
};

const RU: SubmitTexts = {
  unknownFlag: (name, nearest, known) =>
    `Флага --${name} нет${nearest === null ? `: есть ${flagList(known)}` : `; может быть, --${nearest}?`}${
      nearest === null
        ? '; перед запросом, который так начинается, поставьте --.'
        : ' Перед запросом, который так начинается, поставьте --.'
    }`,
  flagTwice: (name) => `--${name} указан дважды: оставьте один.`,
  valueMissing: (name, example) => `После --${name} нужно значение, например ${example}.`,
  notClosed: (name, example) => `Кавычка после --${name} не закрыта: напишите ${example}.`,
  wrongValue: (place, found, allowed, example) => `${place}: указано «${found}», можно: ${allowed}, например ${example}.`,
  dollars: 'доллары США от 0 до 1000',
  wholeNumber: (least, most) => `целое число от ${least} до ${most}`,
  duration: 'время с единицей, от 1s до 24h',
  oneOf: (choices) => choices.join(', '),
  number: 'число',
  wholeText: (most) => `текст не длиннее ${most} знаков без NUL`,
  yesOrNo: 'true или false',
  taskIds: 'коды задач через запятую',
  branchName: 'имя ветки или тега либо коммит',
  only: (flag, needed) => `К --${flag} нужен ещё ${needed}.`,
  notBoth: (one, other) => `Укажите что-то одно: --${one} или ${other}.`,
  behindCommand: (found) => `Укажите что-то одно: запрос или --run; «${found}» поставьте в кавычки команды.`,
  nothingToDo: 'Скажите, что сделать: `/task Объясни этот проект`, или дайте свою команду: `/task --run npm test`.',
  noTemplate: (name, nearest, known) =>
    `Шаблона «${name}» нет${nearest === null ? (known.length === 0 ? '.' : `: есть ${known.join(', ')}.`) : `; может быть, ${nearest}?`}`,
  brokenTemplate: (name, problem) => `Шаблон «${name}» использовать нельзя: ${problem}`,
  unknownParameter: (template, name, nearest, known) =>
    `У шаблона ${template} нет параметра «${name}»${
      nearest === null ? (known.length === 0 ? '; параметров у него нет.' : `; есть ${flagList(known)}.`) : `; может быть, --${nearest}?`
    }`,
  parameterMissing: (template, name, description, example) =>
    `Шаблону ${template} нужен --${name}${description === '' ? '' : ` (${description})`}, например ${example}.`,
  promptTooLong: (most, found) => `В запросе не больше ${most} знаков; с параметрами в этом ${found}.`,
  dependencyUnknown: (id) => `after: задачи «${id}», доступной вам, нет; укажите её код, например --after k7m2p9qa.`,
  tooManyDependencies: (most, found) => `after: задача может ждать не больше ${most} других; здесь ${found}.`,
  continuesUnknown: (id) => `Задачи «${id}», которую можно продолжить, нет.`,
  continuesUnfinished: (id) => `Задача ${id} ещё не закончена: дождитесь её, остановите или укажите --after ${id}.`,
  continuesCommand: (id) => `Задача ${id} выполняла команду, продолжать в ней нечего.`,
  continuesElsewhere: (id) => `Задача ${id} работала в другом проекте: не указывайте --project.`,
  tooManyOpen: (most) =>
    `У вас уже ${most} незаконченных задач, больше нельзя: дождитесь одной или остановите, например \`/stop k7m2x9qa\`.`,
  nothingLeft: (id, dollars) =>
    `От ${dollars}, данных задаче ${id}, ничего не осталось: дайте ещё, например \`/retry ${id} --budget ${dollars.replace('$', '')}\`.`,
};

/** What is wrong with what somebody wants done: the place, and a right example. */
export const SUBMIT_TEXTS: Readonly<Record<Language, SubmitTexts>> = { en: EN, ru: RU };

function flagList(names: readonly string[]): string {
  return names.map((name) => `--${name}`).join(', ');
}
