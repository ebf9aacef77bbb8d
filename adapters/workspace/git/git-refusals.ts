import type { Sentence } from '../../../domain/ports/git-outcome.ts';

/** What could not be done, in front of git's own words. */
export const GIT_FAILURES = {
  repository: { en: 'The repository could not be read', ru: 'Не удалось прочитать репозиторий' },
  opened: { en: 'The worktree could not be opened', ru: 'Не удалось открыть рабочую копию' },
  made: { en: 'The worktree could not be made', ru: 'Не удалось создать рабочую копию' },
  removed: { en: 'The worktree could not be removed', ru: 'Не удалось убрать рабочую копию' },
  branchRemoved: { en: 'The branch could not be removed', ru: 'Не удалось убрать ветку' },
  committed: { en: 'The work could not be committed', ru: 'Не удалось закоммитить работу' },
  listed: { en: "The task's commits could not be listed", ru: 'Не удалось перечислить коммиты задачи' },
  compared: { en: "The task's changes could not be listed", ru: 'Не удалось перечислить изменения задачи' },
  merged: { en: 'It could not be merged', ru: 'Влить не удалось' },
  fetched: { en: 'The repository could not be fetched', ru: 'Не удалось получить репозиторий' },
} as const satisfies Readonly<Record<string, Sentence>>;

/** Why git would not, or was not asked. */
export const GIT_REFUSALS = {
  notInstalled: {
    en: 'Git is not installed on this machine; get it with: apt-get install git',
    ru: 'На этой машине нет git; поставьте его: apt-get install git',
  },
  tookTooLong: { en: 'it took too long.', ru: 'это заняло слишком много времени.' },
  exited: (code: number): Sentence => ({ en: `git ended with exit code ${code}.`, ru: `git завершился с кодом ${code}.` }),

  noRepository: (from: string): Sentence => ({
    en: `There is no branch "${from}" to start from: the project is not a git repository.`,
    ru: `Ветки «${from}», с которой начать, нет: проект — не репозиторий git.`,
  }),
  notABranch: (from: string): Sentence => ({
    en: `"${from}" is not the name of a branch: write one such as main.`,
    ru: `«${from}» — не имя ветки: напишите, например, main.`,
  }),
  /** `branches`: those that there are, '' for none. */
  noSuchStart: (from: string, branches: string): Sentence => ({
    en: `There is no branch, tag or commit "${from}" in this project${branches === '' ? '.' : `; its branches are: ${branches}.`}`,
    ru: `В этом проекте нет ветки, метки или коммита «${from}»${branches === '' ? '.' : `; его ветки: ${branches}.`}`,
  }),
  worktreeUnknown: (folder: string): Sentence => ({
    en: `Git does not know the task's worktree ${folder} any more; save what is in it and remove it.`,
    ru: `Git больше не знает рабочую копию задачи ${folder}; сохраните, что в ней есть, и удалите её.`,
  }),
  repositoryMissing: (repository: string): Sentence => ({
    en: `The repository ${repository} is missing, or has been replaced by a link.`,
    ru: `Репозитория ${repository} нет, или вместо него ссылка.`,
  }),
  repositoryUnusable: (repository: string, why: string): Sentence => ({
    en: `The repository ${repository} can't be used: ${why}`,
    ru: `Репозиторий ${repository} использовать нельзя: ${why}`,
  }),

  noTarget: (branch: string): Sentence => ({
    en: `The project stood on no branch when the task began, so it is not known where ${branch} belongs: merge it by hand.`,
    ru: `Когда задача началась, проект не стоял ни на какой ветке, поэтому неизвестно, куда влить ${branch}: влейте её вручную.`,
  }),
  branchGone: (branch: string): Sentence => ({
    en: `The branch ${branch} is gone: the task was discarded, or somebody removed it.`,
    ru: `Ветки ${branch} больше нет: задачу убрали, или ветку кто-то удалил.`,
  }),
  targetGone: (branch: string, into: string): Sentence => ({
    en: `The branch ${into}, from which the task began, is gone: merge ${branch} by hand.`,
    ru: `Ветки ${into}, с которой задача началась, больше нет: влейте ${branch} вручную.`,
  }),
  noCommits: {
    en: 'The task made no commits, so there is nothing to merge.',
    ru: 'Задача не сделала ни одного коммита, так что вливать нечего.',
  },
  movedOn: (branch: string, into: string, commits: string): Sentence => ({
    en: `${into} has moved on by ${commits} ${commits === '1' ? 'commit' : 'commits'} since the task began, so it can't be fast-forwarded: rebase ${branch} onto ${into} (git rebase ${into} ${branch}), or merge it by hand.`,
    ru: `С начала задачи ${into} ушла вперёд (коммитов: ${commits}), поэтому перемотать её нельзя: перебазируйте ${branch} на ${into} (git rebase ${into} ${branch}) или влейте вручную.`,
  }),
  elsewhere: (branch: string, into: string, place: string): Sentence => ({
    en: `${into} is checked out in ${place}, so it can't be moved from here: merge ${branch} there.`,
    ru: `${into} открыта в ${place}, отсюда её не передвинуть: влейте ${branch} там.`,
  }),
  /** `more`: how many files are not named. */
  inTheWay: (into: string, files: string, more: number): Sentence => ({
    en: `Uncommitted changes in the project's folder are in the way of moving ${into}: ${files}${more > 0 ? ` and ${more} more` : ''}. Commit or put them away first; nothing was changed.`,
    ru: `Незакоммиченные изменения в папке проекта мешают передвинуть ${into}: ${files}${more > 0 ? ` и ещё ${more}` : ''}. Сначала закоммитьте или уберите их; ничего не изменено.`,
  }),
  checkedOut: (branch: string): Sentence => ({
    en: `${branch} is checked out in the project's folder: switch to another branch there first.`,
    ru: `${branch} открыта в папке проекта: сначала переключитесь там на другую ветку.`,
  }),

  folderTaken: (name: string): Sentence => ({
    en: `There is a folder ${name} in the workspace already; add it with: /projects add ${name}`,
    ru: `Папка ${name} в рабочей области уже есть; добавьте её: /projects add ${name}`,
  }),
  /** In GiB. */
  tooLarge: (most: string): Sentence => ({
    en: `The repository is larger than ${most} GiB.`,
    ru: `Репозиторий больше ${most} ГиБ.`,
  }),
  notInTime: {
    en: 'The repository could not be fetched within 10 minutes.',
    ru: 'Репозиторий не удалось получить за 10 минут.',
  },
  withoutAWord: (how: string): Sentence => ({ en: `git ended without a word (${how})`, ru: `git завершился без объяснений (${how})` }),
} as const;
