const SLUG_LENGTH = 40;

/** The branch of a task: what it is about, in letters and digits of any script, behind its id. The same for the same task. */
export function branchName(taskId: string, title: string): string {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  const slug = [...words.replace(/^-/, '')].slice(0, SLUG_LENGTH).join('').replace(/-$/, '');
  return `parley/${taskId}-${slug || 'task'}`;
}
