/** The zone in which most live who set their programs to this country. */
const BY_COUNTRY: Readonly<Record<string, string>> = {
  AM: 'Asia/Yerevan',
  AT: 'Europe/Vienna',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  BY: 'Europe/Minsk',
  CA: 'America/Toronto',
  CH: 'Europe/Zurich',
  CN: 'Asia/Shanghai',
  CZ: 'Europe/Prague',
  DE: 'Europe/Berlin',
  ES: 'Europe/Madrid',
  FR: 'Europe/Paris',
  GB: 'Europe/London',
  GE: 'Asia/Tbilisi',
  IL: 'Asia/Jerusalem',
  IN: 'Asia/Kolkata',
  IT: 'Europe/Rome',
  JP: 'Asia/Tokyo',
  KZ: 'Asia/Almaty',
  NL: 'Europe/Amsterdam',
  PL: 'Europe/Warsaw',
  PT: 'Europe/Lisbon',
  RS: 'Europe/Belgrade',
  RU: 'Europe/Moscow',
  TR: 'Europe/Istanbul',
  UA: 'Europe/Kyiv',
  US: 'America/New_York',
};
/** Languages that are mostly spoken in one zone. */
const BY_LANGUAGE: Readonly<Record<string, string>> = {
  ru: 'RU',
  de: 'DE',
  fr: 'FR',
  it: 'IT',
  pl: 'PL',
  uk: 'UA',
  ja: 'JP',
  tr: 'TR',
  cs: 'CZ',
  nl: 'NL',
  he: 'IL',
};

/** A first guess at somebody's zone: by the country of their language tag (`ru-KZ`), else the zone of whoever lets them in, else by the language. */
export function guessZone(tag: string | null, theirs: string): string {
  const [language = '', ...parts] = (tag ?? '').split(/[-_]/);
  const country = parts.find((part) => /^[a-z]{2}$/i.test(part))?.toUpperCase() ?? '';
  const byCountry = BY_COUNTRY[country];
  if (byCountry !== undefined) return byCountry;
  // Nobody has chosen this one: it is what everybody begins with.
  if (theirs !== 'UTC') return theirs;
  return BY_COUNTRY[BY_LANGUAGE[language.toLowerCase()] ?? ''] ?? theirs;
}
