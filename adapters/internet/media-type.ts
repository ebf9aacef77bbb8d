export interface MediaType {
  /** In lower case, such as `text/html`; '' when nothing was said. */
  readonly mime: string;
  /** Null: nothing was said. */
  readonly charset: string | null;
}

/** Reads a `Content-Type`. */
export function mediaType(header: string | undefined): MediaType {
  const [mime = '', ...parameters] = (header ?? '').split(';').map((part) => part.trim());
  const charset = parameters.find((parameter) => /^charset\s*=/i.test(parameter));
  return { mime: mime.toLowerCase(), charset: charset?.replace(/^charset\s*=\s*"?([^"]*)"?$/i, '$1') ?? null };
}

export function isHtml(mime: string): boolean {
  return mime === 'text/html' || mime === 'application/xhtml+xml';
}

const TEXTS = new Set([
  'application/json',
  'application/xml',
  'application/javascript',
  'application/yaml',
  'application/x-yaml',
  'application/toml',
]);

/** Whether people can read what is of this type; what has none may be readable. */
export function isReadable(mime: string): boolean {
  return mime === '' || mime.startsWith('text/') || TEXTS.has(mime) || /^application\/[\w.-]+\+(?:json|xml)$/.test(mime);
}
