const LONGEST_URL = 2_048;

/**
 * The address a link may lead to; null: it is shown as text. Only what every network takes for a link: http and https, with a host that
 * has a dot in it. A scheme such as `javascript:` never becomes one.
 */
export function linkTarget(url: string): string | null {
  if (url.length > LONGEST_URL || !/^https?:\/\//i.test(url)) return null;
  const parsed = URL.parse(url);
  return parsed !== null && /[^.]\.[^.]/.test(parsed.hostname) && parsed.href.length <= LONGEST_URL ? parsed.href : null;
}

/** What to say of an address that is no link here, beside its label; null: nothing that helps. */
export function targetAsText(url: string, label: string): string | null {
  const plain = url.replace(/^(mailto|tel):/i, '');
  return plain === '' || plain.startsWith('#') || plain === label || url === label ? null : plain;
}
