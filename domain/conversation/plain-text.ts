/** What a file says when it is plain text, without a byte order mark: UTF-8 and no NUL in it. Null: it is something else. */
export function plainText(content: Uint8Array): string | null {
  if (content.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return null;
  }
}
