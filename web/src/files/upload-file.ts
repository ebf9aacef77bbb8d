/** What the API takes as one file, in bytes. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** What came of handing a file over. */
export type Uploaded =
  | { readonly kind: 'here'; readonly id: string }
  | { readonly kind: 'unreachable' }
  /** With the server's sentence. */
  | { readonly kind: 'refused'; readonly why: string };

export type Upload = (file: File, signal: AbortSignal) => Promise<Uploaded>;

/** Hands a file over to the server at `origin`, as whoever the session cookie says. Never rejects. */
export function makeUpload(origin: string, request: typeof fetch): Upload {
  return async (file, signal) => {
    try {
      const response = await request(`${origin}/uploads?name=${encodeURIComponent(file.name)}`, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { 'content-type': file.type === '' ? 'application/octet-stream' : file.type },
        body: file,
        signal,
      });
      const answer: unknown = await response.json();
      return read(answer);
    } catch {
      return { kind: 'unreachable' };
    }
  };
}

function read(answer: unknown): Uploaded {
  if (typeof answer !== 'object' || answer === null) return { kind: 'unreachable' };
  if ('id' in answer && typeof answer.id === 'string') return { kind: 'here', id: answer.id };
  const why = 'errors' in answer && Array.isArray(answer.errors) ? sentenceOf(answer.errors) : null;
  return why === null ? { kind: 'unreachable' } : { kind: 'refused', why };
}

function sentenceOf([first]: readonly unknown[]): string | null {
  return typeof first === 'object' && first !== null && 'message' in first && typeof first.message === 'string' ? first.message : null;
}
