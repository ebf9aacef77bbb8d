import type { Language } from '../../access/person.ts';
import { GIT_TEXTS } from './git-texts.ts';
import type { GitEvidence } from './keep-work.ts';

const MAX_COMMITS = 5;
const SHORT_HASH = 8;
const MAX_SUBJECT = 100;

/** The commits of a task in a few lines of Markdown, how much they change, and what can be done with them; '' when there are none. */
export function tellCommits({ commits, diffStat }: GitEvidence, taskId: string, language: Language): string {
  if (commits.length === 0) return '';
  const texts = GIT_TEXTS[language];
  const changed = diffStat?.trim().split('\n').at(-1)?.trim() ?? '';
  const shown = commits.slice(-MAX_COMMITS).map(({ hash, subject }) => `- \`${hash.slice(0, SHORT_HASH)}\` ${asCode(subject)}`);
  const more = commits.length > MAX_COMMITS ? [texts.more(commits.length - MAX_COMMITS)] : [];
  const headline = [texts.commits(commits.length), changed].filter((part) => part !== '').join(', ');
  return [`${headline}:`, '', ...shown, ...more, '', texts.next(taskId)].join('\n');
}

/** Whatever a commit calls itself, it is not Markdown. */
function asCode(subject: string): string {
  const line = subject.replaceAll('`', "'").replaceAll(/\s+/gu, ' ').trim();
  return `\`${line.length > MAX_SUBJECT ? `${line.slice(0, MAX_SUBJECT).toWellFormed()}…` : line || '-'}\``;
}
