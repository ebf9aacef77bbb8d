import type { IncomingMessage } from 'node:http';
import { ApiProblem, badRequest } from './api-problem.ts';
import type { RawCall, UploadedFile } from './call.ts';

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
  else if (type.startsWith('multipart/form-data') || type.startsWith('application/x-www-form-urlencoded')) {
    for (const [name, value] of await readForm(body, type))
      if (typeof value === 'string') parameters[name] = value;
      else files.set(name, { name: value.name, mimeType: value.type, bytes: new Uint8Array(await value.arrayBuffer()) });
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

async function readForm(body: Buffer, type: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  } catch {
    throw badRequest("can't parse the form");
  }
}
