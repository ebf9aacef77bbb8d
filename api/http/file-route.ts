import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Attachment } from '../../domain/conversation/read-files.ts';
import type { UseCases } from '../../domain/use-cases.ts';
import { fileArgument } from '../graphql/global-id.ts';
import type { Origins } from './origins.ts';
import { principalOf } from './principal.ts';
import { refuse } from './respond.ts';
import { secureHeaders } from './secure-headers.ts';

/** The only types that a browser shows in place; everything else is saved. */
const SHOWN = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);
const MIME = /^[\w.+-]+\/[\w.+-]+$/;

export interface FileDeps {
  readonly useCases: Pick<UseCases, 'authenticate' | 'files'>;
  readonly origins: Origins;
}

/** `GET /files/ID`: a file's content, for whoever may read what it belongs to. */
export function makeFileRoute({ useCases, origins }: FileDeps) {
  return async (request: IncomingMessage, response: ServerResponse, id: string): Promise<void> => {
    const { principal } = await principalOf(request, { useCases, origins }, 'reads');
    const { attachment, content } = await useCases.files.read(principal, fileArgument(id));
    if (content === null) {
      refuse(response, 404, { code: 'file.not-here', message: WHY_NOT_HERE[attachment.problem ?? 'waiting'] });
      return;
    }
    response.writeHead(200, { ...secureHeaders('file'), ...describing(attachment), 'content-length': content.byteLength });
    response.end(content);
  };
}

const WHY_NOT_HERE: Readonly<Record<NonNullable<Attachment['problem']> | 'waiting', string>> = {
  waiting: 'This file is still being fetched.',
  'too-large': 'This file was too large to be taken in.',
  'type-refused': 'This file is of a type that is not taken in.',
  unreachable: 'This file could not be fetched from its network.',
  gone: 'This file is not there any more.',
};

function describing({ name, mime }: Attachment): Record<string, string> {
  return {
    'content-type': MIME.test(mime) ? mime : 'application/octet-stream',
    'content-disposition': `${SHOWN.has(mime) ? 'inline' : 'attachment'}; ${filenames(name)}`,
    // A file never changes; whether somebody may still read it can.
    'cache-control': 'private, max-age=300',
    vary: 'authorization, cookie',
  };
}

/** The name for old programs, and in full for the others (RFC 6266, RFC 5987). */
function filenames(name: string): string {
  const plain = name.replaceAll(/[^ -~]|["\\%]/g, '_');
  const full = encodeURIComponent(name.toWellFormed()).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return `filename="${plain}"; filename*=UTF-8''${full}`;
}
