import { InvalidInputError } from '../errors.ts';

const LONGEST = 500;
const EXAMPLE = 'https://github.com/owner/name';

/** Whether somebody means a repository elsewhere, rather than a folder. */
export function isGitAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(text) || /^[\w.-]+@[\w.-]+:/.test(text) || /\.git\/?$/i.test(text);
}

/** A repository's address that can be cloned, and the name that its project gets. Throws InvalidInputError. */
export function readGitAddress(text: string): { readonly url: string; readonly name: string } {
  const url = text.length <= LONGEST && URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.protocol !== 'https:') {
    throw new InvalidInputError('url', `A project is cloned over https only: give an address such as ${EXAMPLE}.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new InvalidInputError('url', `Leave names and passwords out of the address, as it is kept and shown: such as ${EXAMPLE}.`);
  }
  const name = decoded(url.pathname.split('/').findLast((part) => part !== '') ?? '').replace(/\.git$/i, '');
  if (!isProjectName(name)) {
    throw new InvalidInputError('url', `The address names no repository: give one such as ${EXAMPLE}.`);
  }
  return { url: url.href, name };
}

/** Whether a project that is cloned can be called so: one folder right below the workspace. */
export function isProjectName(name: string): boolean {
  return /^[\p{L}\p{N}_][\p{L}\p{N}._-]{0,63}$/u.test(name);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
