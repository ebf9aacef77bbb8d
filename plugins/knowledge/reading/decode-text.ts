const DECLARED = /<meta[^>]{0,200}charset\s*=\s*["']?(?<name>[\w-]{2,30})/iu;
/** As a page declares it within so many bytes. */
const HEAD = 2_048;

/** The text of a file: UTF-8 or UTF-16, as HTML declares it, and else what Russian Windows wrote. Null: it is no text. */
export function decodeText(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, 8_192).includes(0)) return null;
  const declared = DECLARED.exec(new TextDecoder('latin1').decode(bytes.subarray(0, HEAD)))?.groups?.['name'];
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decoderOf(declared).decode(bytes);
  }
}

function decoderOf(name: string | undefined): TextDecoder {
  try {
    return new TextDecoder(name === undefined || /^utf-?8$/iu.test(name) ? 'windows-1251' : name);
  } catch {
    return new TextDecoder('windows-1251');
  }
}
