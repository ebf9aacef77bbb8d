import type { Redactor } from '../redaction/redactor.ts';

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
