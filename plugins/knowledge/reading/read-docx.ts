import mammoth from 'mammoth';

import { checkZip } from './check-zip.ts';
import type { Passage } from './passage.ts';
import { readHtml } from './read-html.ts';

/** The passages of a document of Word by its headings. Throws when it is broken or unpacks to too much. */
export async function readDocx(bytes: Uint8Array): Promise<readonly Passage[]> {
  checkZip(bytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
  const { value } = await mammoth.convertToHtml({ buffer }, { convertImage, externalFileAccess: false });
  return readHtml(value).passages;
}
