import type { Message } from 'grammy/types';
import { ApiProblem, badRequest } from '../api-problem.ts';
import { attachedName } from '../call.ts';
import type { Call, UploadedFile } from '../call.ts';
import { checkText } from '../check-text.ts';
import { keepFile } from '../keep-file.ts';
import type { StoredFile } from '../world.ts';
import type { MethodContext, Methods } from './context.ts';
import { send } from './sending.ts';

const MAX_CAPTION = 1024;
const MAX_UPLOAD = 50 * 1024 * 1024;
const MAX_PHOTO = 10 * 1024 * 1024;
const MAX_DOWNLOAD = 20 * 1024 * 1024;

/** Files out and in. */
export const fileMethods: Methods<'sendDocument' | 'sendPhoto' | 'sendVoice' | 'getFile'> = {
  sendDocument: (context, call) => {
    const { file, name, mimeType } = readFile(context, call, 'document');
    const document = { ...sizes(file), file_name: name, mime_type: mimeType };
    return { ...send(context, call, () => ({ ...readCaption(call), document })), document };
  },

  sendPhoto: (context, call) => {
    const { file } = readFile(context, call, 'photo');
    const size = file.bytes.length;
    if (size > MAX_PHOTO)
      throw badRequest(`file of size ${String(size)} bytes is too big for a photo; the maximum size is ${String(MAX_PHOTO)} bytes`);
    if (!isPicture(file.bytes)) throw badRequest('IMAGE_PROCESS_FAILED');
    if (!isShowable(file.bytes)) throw badRequest('PHOTO_INVALID_DIMENSIONS');
    const photo = [{ ...sizes(file), width: 90, height: 90 }];
    return { ...send(context, call, () => ({ ...readCaption(call), photo })), photo };
  },

  sendVoice: (context, call) => {
    const { file, mimeType } = readFile(context, call, 'voice');
    const voice = { ...sizes(file), duration: call.integer('duration') ?? 1, mime_type: mimeType };
    return { ...send(context, call, () => ({ ...readCaption(call), voice })), voice };
  },

  getFile: ({ world }, call) => {
    const file = world.files.get(call.text('file_id') ?? '');
    if (file === undefined) throw badRequest('wrong file_id or the file is temporarily unavailable');
    if (file.bytes.length > MAX_DOWNLOAD) throw badRequest('file is too big');
    return { ...sizes(file), file_path: file.path };
  },
};

function sizes(file: StoredFile): { file_id: string; file_unique_id: string; file_size: number } {
  return { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.bytes.length };
}

function readCaption(call: Call): Partial<Message> {
  const rules = { maxLength: MAX_CAPTION, tooLong: 'message caption is too long' };
  const { text, entities } = checkText(call.text('caption') ?? '', call.json('caption_entities'), rules);
  if (text === '') return {};
  return { caption: text, ...(entities.length === 0 ? {} : { caption_entities: [...entities] }) };
}

interface GivenFile {
  readonly file: StoredFile;
  readonly name: string;
  readonly mimeType: string;
}

/** An upload in this call or the id of a file known from before; addresses on the web are refused. */
function readFile({ world }: MethodContext, call: Call, field: 'document' | 'photo' | 'voice'): GivenFile {
  const value = call.text(field);
  const upload = call.files.get(attachedName(value) ?? field);
  if (upload !== undefined) return { ...describe(upload), file: keepFile(world, field, upload) };
  if (value === undefined) throw badRequest(`there is no ${field} in the request`);
  const known = world.files.get(value);
  if (known === undefined) throw badRequest('wrong remote file identifier specified: can\'t unserialize it'); // prettier-ignore
  return { file: known, name: known.path.split('/').at(-1) ?? field, mimeType: 'application/octet-stream' };
}

function describe(upload: UploadedFile): { readonly name: string; readonly mimeType: string } {
  if (upload.bytes.length === 0) throw badRequest('file must be non-empty');
  if (upload.bytes.length > MAX_UPLOAD) throw new ApiProblem(413, 'Request Entity Too Large');
  return { name: upload.name, mimeType: upload.mimeType === '' ? 'application/octet-stream' : upload.mimeType };
}

/** Whether the photo's width and height are at most 10,000 together and one at most 20 times the other; only a PNG is looked at. */
function isShowable(bytes: Uint8Array): boolean {
  const png = Buffer.from(bytes);
  if (png.toString('latin1', 12, 16) !== 'IHDR' || png.length < 24) return true;
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  return width + height <= 10_000 && Math.max(width, height) <= 20 * Math.min(width, height);
}

/** By its first bytes: JPEG, PNG, GIF or WebP. */
function isPicture(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return head.startsWith('\u00ff\u00d8\u00ff') || head.startsWith('\u0089PNG') || head.startsWith('GIF8') || head.startsWith('RIFF');
}
