import type { IncomingMessage, ServerResponse } from 'node:http';
import { assertAccess } from '../../domain/access/policy.ts';
import { MAX_UPLOAD_BYTES } from '../../domain/conversation/upload-file.ts';
import type { UseCases } from '../../domain/use-cases.ts';
import { encodeGlobalId } from '../graphql/global-id.ts';
import type { Origins } from './origins.ts';
import { principalOf } from './principal.ts';
import { readBytes } from './read-body.ts';
import { refuse, sendJson } from './respond.ts';

export interface UploadDeps {
  readonly useCases: Pick<UseCases, 'authenticate' | 'uploadFile'>;
  readonly origins: Origins;
}

/**
 * `POST /uploads?name=…` with the file as the body and its type as Content-Type. Answers 201 with the id that `sendMessage` takes in its
 * `uploadIds`. Who may not upload is told before anything of the file is read.
 */
export function makeUploadRoute({ useCases, origins }: UploadDeps) {
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const { principal } = await principalOf(request, { useCases, origins });
    assertAccess(principal, 'file.upload');
    const body = await readBytes(request, MAX_UPLOAD_BYTES);
    if (body.kind !== 'read') {
      refuse(response, body.kind === 'too-large' ? 413 : 400, REFUSALS[body.kind]);
      return;
    }
    const { id, name, mime, size } = await useCases.uploadFile(principal, {
      name: url.searchParams.get('name') ?? '',
      mime: request.headers['content-type'] ?? null,
      content: body.bytes,
    });
    sendJson(response, 201, { id: encodeGlobalId('Attachment', id), name, mime, size });
  };
}

const REFUSALS = {
  'too-large': { code: 'request.too-large', message: `A file has at most ${MAX_UPLOAD_BYTES / 1024 / 1024} MiB.` },
  broken: { code: 'request.invalid', message: 'The file ended early.' },
} as const;
