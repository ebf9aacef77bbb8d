/** Which key of a session an encrypted message was encrypted with: the same one twice would let others read both. */
export function messageIndex(content: unknown): { readonly session: string; readonly index: number } {
  const { session_id: session, ciphertext }: { readonly session_id?: unknown; readonly ciphertext?: unknown } = Object(content);
  const bytes = Buffer.from(String(ciphertext), 'base64');
  // Megolm, version 3: the index is its first field, a number of protocol buffers.
  if (bytes[0] !== 3 || bytes[1] !== 8) throw new Error('That is not how Megolm begins.');
  let [index, shift, at] = [0, 0, 2];
  for (let byte = 0x80; byte >= 0x80; at += 1, shift += 7) {
    byte = bytes[at] ?? 0;
    index += (byte & 0x7f) * 2 ** shift;
  }
  return { session: String(session), index };
}
