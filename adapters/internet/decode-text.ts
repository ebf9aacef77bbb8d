const META_BYTES = 4_096;
const META_CHARSET = /<meta[^>]{1,500}?charset\s*=\s*["']?\s*([\w:.-]+)|<\?xml[^>]{1,200}?encoding\s*=\s*["']([\w:.-]+)/i;

/**
 * The text of a page, whatever its encoding: by its mark at the beginning, what the server says (null: nothing), and what the page says. Where that is
 * UTF-8 or nothing and the bytes are no UTF-8, it is Windows' Cyrillic or Western one, whichever looks like it. `isCut`: the last character may be half.
 */
export function decodeText(bytes: Uint8Array, said: string | null, isCut: boolean): string {
  const marked = markOf(bytes);
  if (marked !== null) return clean(new TextDecoder(marked).decode(bytes));
  for (const name of [said, metaCharset(bytes), 'utf-8']) {
    const text = name === null ? null : decodeAs(bytes, name, isCut);
    if (text !== null) return clean(text);
  }
  return clean(new TextDecoder(looksCyrillic(bytes) ? 'windows-1251' : 'windows-1252').decode(bytes));
}

/** Null: it is no such text, or there is no such encoding. */
function decodeAs(bytes: Uint8Array, name: string, isCut: boolean): string | null {
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes, { stream: isCut });
  } catch {
    return null;
  }
}

function markOf([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

function metaCharset(bytes: Uint8Array): string | null {
  const found = META_CHARSET.exec(new TextDecoder('latin1').decode(bytes.subarray(0, META_BYTES)));
  return found?.[1] ?? found?.[2] ?? null;
}

/** In Cyrillic words letters above 127 stand side by side, in Western ones alone. */
function looksCyrillic(bytes: Uint8Array): boolean {
  let above = 0;
  let sideBySide = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    if (!isAbove(bytes, index)) continue;
    above += 1;
    if (isAbove(bytes, index - 1) || isAbove(bytes, index + 1)) sideBySide += 1;
  }
  return sideBySide * 2 > above;
}

function isAbove(bytes: Uint8Array, index: number): boolean {
  return (bytes[index] ?? 0) >= 0xc0;
}

/** What no store and no model can do with: half characters and control signs. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '');
}
