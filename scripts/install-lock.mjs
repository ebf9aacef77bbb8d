// A lock file that says who holds it, for one install at a time in one folder.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A process by its id and, where the system tells, its start: ids come again, after a restart of a container the very same ones. */
function nameOf(pid) {
  let start = '';
  try {
    start = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[19];
  } catch {
    // no /proc, or no such process
  }
  return `${pid} ${start}`;
}

function isAlive(holder) {
  const pid = Number(holder.split(' ')[0]);
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
  }
  return nameOf(pid) === holder;
}

/** Takes the lock and returns what gives it back; null: a living process holds it. */
export function tryLock(file) {
  mkdirSync(dirname(file), { recursive: true });
  removeIfDead(file);
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, nameOf(process.pid));
  try {
    linkSync(mine, file);
    return () => rmSync(file, { force: true });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return null;
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Moves a dead holder's file aside; one that a faster process has put in its place meanwhile is put back. */
function removeIfDead(file) {
  const aside = `${file}.${process.pid}.dead`;
  try {
    const holder = readFileSync(file, 'utf8');
    if (isAlive(holder)) return;
    renameSync(file, aside);
    if (readFileSync(aside, 'utf8') !== holder) linkSync(aside, file);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}
