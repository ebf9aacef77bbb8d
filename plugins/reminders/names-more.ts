import { parseWhen } from '../../domain/plugins/index.ts';

interface Moment {
  now(): Date;
  readonly zone: string;
}

const AND = /(?<![\p{L}\p{N}])(?:and|и)(?![\p{L}\p{N}])/iu;

/** Whether a second time is left when the first was taken out: "on Saturday and Sunday at 10". One of them must not be lost without a word. */
export function namesMore(rest: string, { now, zone }: Moment): boolean {
  const at = { now: now(), zone };
  const joint = AND.exec(rest);
  if (joint === null) return false;
  const behind = rest.slice(joint.index + joint[0].length).trim();
  const [first = ''] = behind.split(/\s+/);
  const more = parseWhen(behind, at);
  // It begins with the time: what is left of it begins with something else.
  if (more.kind === 'when' && first !== '' && !more.rest.trim().startsWith(first)) return true;
  const before = rest.slice(0, joint.index).trim().split(/\s+/).at(-1) ?? '';
  const isTakenOut = /^\s{2}/.test(rest.slice(joint.index + joint[0].length));
  return isTakenOut && parseWhen(before, at).kind === 'when';
}
