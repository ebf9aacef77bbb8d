/** What names of backups look like that were not chosen by a person. */
const NAME = /^parley-\d{8}T\d{6}Z\.tar$/;

/** The name of a backup that is made at this moment; names are in the order of time. */
export function backupName(now: Date): string {
  return `parley-${now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}.tar`;
}

/** Which of the files in a folder may go when the newest `keep` backups are to stay; files with other names are nobody's business. */
export function outdated(names: readonly string[], keep: number): readonly string[] {
  const backups = names.filter((name) => NAME.test(name)).sort((a, b) => (a < b ? 1 : -1));
  return backups.slice(keep);
}
