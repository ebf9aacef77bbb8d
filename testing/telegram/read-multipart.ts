import { badRequest } from './api-problem.ts';
import type { UploadedFile } from './call.ts';

export interface MultipartForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: ReadonlyMap<string, UploadedFile>;
}

/** As tolerant as the real server: clients leave out quotes and spaces, and Node's own reader refuses them. */
export function readMultipart(body: Buffer, contentType: string): MultipartForm {
  const boundary = parameterOf(contentType, 'boundary');
  if (boundary === undefined) throw badRequest('boundary boundary not found');
  const fields: Record<string, string> = {};
  const files = new Map<string, UploadedFile>();
  for (const part of partsOf(body, Buffer.from(`--${boundary}`))) {
    const end = part.indexOf('\r\n\r\n');
    if (end < 0) throw badRequest('headers of a part do not end');
    const headers = readHeaders(part.subarray(0, end).toString('utf8'));
    const disposition = headers.get('content-disposition') ?? '';
    const name = parameterOf(disposition, 'name');
    if (name === undefined) throw badRequest('field name in multipart/form-data is missing');
    const content = part.subarray(end + 4);
    const fileName = fileNameOf(disposition);
    if (fileName === undefined) fields[name] = content.toString('utf8');
    else files.set(name, { name: fileName, mimeType: headers.get('content-type') ?? '', bytes: new Uint8Array(content) });
  }
  return { fields, files };
}

/** What stands between the boundaries, without the line ends that belong to them. */
function* partsOf(body: Buffer, delimiter: Buffer): Generator<Buffer> {
  let from = body.indexOf(delimiter);
  while (from >= 0) {
    const start = from + delimiter.length + 2;
    const to = body.indexOf(delimiter, start);
    if (to < 0) return;
    yield body.subarray(start, to - 2);
    from = to;
  }
}

function readHeaders(text: string): Map<string, string> {
  return new Map(
    text.split('\r\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

function parameterOf(header: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|;)\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;]*))`, 'i').exec(header);
  return match?.[1]?.replace(/\\(.)/g, '$1') ?? match?.[2]?.trim();
}

/** The form for other alphabets wins. */
function fileNameOf(disposition: string): string | undefined {
  const encoded = /filename\*=utf-8''([^;]+)/i.exec(disposition)?.[1];
  return encoded === undefined ? parameterOf(disposition, 'filename') : decodeURIComponent(encoded);
}
