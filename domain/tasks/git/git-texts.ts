import type { Language } from '../../access/person.ts';

interface Texts {
  readonly noBranches: (branch: string) => string;
  readonly gone: string;
  readonly works: (branch: string) => string;
  readonly notKept: (why: string) => string;
  readonly stoppedKept: (taskId: string) => string;
  readonly commits: (count: number) => string;
  readonly more: (count: number) => string;
  readonly next: (taskId: string) => string;
  readonly notEnded: (id: string) => string;
  readonly noWorktree: (id: string) => string;
}

/** What people are told of the work of tasks in git. */
export const GIT_TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    noBranches: (branch) =>
      `It can't start from "${branch}": worktrees need bubblewrap, which keeps git away from the rest of this machine. Install it with: apt-get install bubblewrap`,
    gone: 'The git repository that it worked in is gone.',
    works: (branch) => `Works on the branch ${branch}.`,
    notKept: (why) => `Its work could not be committed: ${why}`,
    stoppedKept: (id) => `What task \`${id}\` had done before it was stopped is kept.`,
    commits: (count) => (count === 1 ? '1 commit' : `${count} commits`),
    more: (count) => `and ${count} more`,
    next: (id) => `Merge with \`/task merge ${id}\`, or \`/task discard ${id}\`.`,
    notEnded: (id) => `Task ${id} has not ended yet: stop it first, or wait.`,
    noWorktree: (id) => `Task ${id} has no branch of its own: it worked in the project's folder itself.`,
  },
  ru: {
    noBranches: (branch) =>
      `Нельзя начать с «${branch}»: рабочим копиям нужен bubblewrap, который держит git в стороне от остальной машины. Поставьте его: apt-get install bubblewrap`,
    gone: 'Репозиторий git, в котором она работала, исчез.',
    works: (branch) => `Работает в ветке ${branch}.`,
    notKept: (why) => `Её работу не удалось закоммитить: ${why}`,
    stoppedKept: (id) => `То, что задача \`${id}\` успела сделать до остановки, сохранено.`,
    commits: (count) => `Коммитов: ${count}`,
    more: (count) => `и ещё ${count}`,
    next: (id) => `Влить: \`/task merge ${id}\`, убрать: \`/task discard ${id}\`.`,
    notEnded: (id) => `Задача ${id} ещё не закончена: сначала остановите её или подождите.`,
    noWorktree: (id) => `У задачи ${id} нет своей ветки: она работала прямо в папке проекта.`,
  },
};
