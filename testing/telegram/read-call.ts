import type { IncomingMessage } from 'node:http';
import { ApiProblem, badRequest } from './api-problem.ts';
import type { RawCall, UploadedFile } from './call.ts';
import { readMultipart } from './read-multipart.ts';

const MAX_UPLOAD_BYTES = 50 * 1024 * 1024;
const MAX_FIELDS_BYTES = 1024 * 1024;

/** Reads a call from its address and its body: JSON, a form, or a form with files. */
export async function readCall(request: IncomingMessage, query: URLSearchParams): Promise<RawCall> {
  const parameters: Record<string, unknown> = Object.fromEntries(query);
  const files = new Map<string, UploadedFile>();
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  if (body.length === 0) return { parameters, files };
  if (type.startsWith('application/json')) Object.assign(parameters, readObject(body));
  else if (type.startsWith('application/x-www-form-urlencoded'))
    Object.assign(parameters, Object.fromEntries(new URLSearchParams(body.toString('utf8'))));
  else if (type.startsWith('multipart/form-data')) {
    const form = readMultipart(body, type);
    return { parameters: { ...parameters, ...form.fields }, files: form.files };
  }
  return { parameters, files };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= MAX_UPLOAD_BYTES + MAX_FIELDS_BYTES) chunks.push(bytes);
  }
  if (size > MAX_UPLOAD_BYTES + MAX_FIELDS_BYTES) throw new ApiProblem(413, 'Request Entity Too Large');
  return Buffer.concat(chunks);
}

function readObject(body: Buffer): object {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw badRequest("can't parse JSON object");
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badRequest("can't parse JSON object");
  return value;
}
