import { RejectedError } from '../../domain/errors.ts';

const MXC = /^mxc:\/\/([\w.:[\]-]+)\/([\w-]+)$/;

/** Where the bytes of an `mxc:` address are asked for, with our login. Throws a RejectedError for what is no such address. */
export function mediaPath(mxc: string): string {
  const [, server, id] = MXC.exec(mxc) ?? [];
  if (server === undefined || id === undefined) throw new RejectedError('That is no address of a file.');
  return `/_matrix/client/v1/media/download/${encodeURIComponent(server)}/${encodeURIComponent(id)}`;
}
