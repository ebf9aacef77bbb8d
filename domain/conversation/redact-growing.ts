/** Takes secrets out of text (I10). */
export interface Redactor {
  text(text: string): string;
  /** For text that comes in pieces: holds back what may still become a secret. */
  stream(): { push(piece: string): string; end(): string };
}

/** Redacts a text that is given whole each time it has grown; when it begins anew, so does this. */
export function redactGrowing(redactor: Redactor): (text: string) => string {
  let seen = '';
  let shown = '';
  let stream = redactor.stream();
  return (text) => {
    if (!text.startsWith(seen)) {
      [seen, shown] = ['', ''];
      stream = redactor.stream();
    }
    shown += stream.push(text.slice(seen.length));
    seen = text;
    return shown;
  };
}
