import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KNOWN_PATTERNS } from './known-patterns.ts';
import { makeRedactor } from './redactor.ts';

const R = '[redacted]';
const BODY = Array.from({ length: 30 }, (_, line) => `b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQ+/${line}=`);
const KEY = ['-----BEGIN OPENSSH PRIVATE KEY-----', ...BODY, '-----END OPENSSH PRIVATE KEY-----'].join('\n');

/** One of each kind; the tests' own, never valid. */
const SAMPLES = {
  parley: 'parley_0123456789abcdefABCDEF01',
  openai: 'sk-0123456789abcdefghijKLMN',
  openaiProject: 'sk-proj-ab_cd-0123456789abcdefgh',
  anthropic: 'sk-ant-api03-ab_cd-0123456789abcdefgh',
  openrouter: 'sk-or-v1-0123456789abcdef0123',
  github: 'ghp_0123456789abcdefghijABCDEFGHIJ012345',
  githubFine: 'github_pat_0123456789_abcdefghijABCDEFGHIJ',
  gitlab: 'glpat-0123456789_abcdefgh',
  slack: 'xoxb-0123456789-abcdef',
  aws: 'AKIAIOSFODNN7EXAMPLE',
  google: 'AIzaSyA-0123456789_abcdefghijklmnopqrst',
  npm: 'npm_0123456789abcdefghijABCDEFGHIJ012345',
  huggingFace: 'hf_0123456789abcdefghijABCDEFGHIJ',
  matrix: 'syt_Ym90_0123456789abcdefghij',
  stripe: 'sk_live_0123456789abcdef',
  telegram: '123456789:AAE-0123456789_abcdefghijABCDEFGHIJ',
} as const;

const OWN = 'пароль-Конфигурации-42';
const redactor = makeRedactor({ secrets: [OWN, 'одиночка-99', 'hunter2!', 'hunter2!extended', 'aXbXa', 'short'] });

function streamed(text: string, cuts: readonly number[]): string {
  const stream = redactor.stream();
  let shown = '';
  let at = 0;
  for (const cut of cuts.map((position) => position % (text.length + 1)).sort((a, b) => a - b)) {
    shown += stream.push(text.slice(at, cut));
    at = cut;
  }
  return shown + stream.push(text.slice(at)) + stream.end();
}

function byCharacter(text: string): string {
  const stream = redactor.stream();
  return [...text].map((character) => stream.push(character)).join('') + stream.end();
}

const edge = fc.constantFrom(' ', '\n', '"', '=', '(', '\\n', 'й', '👋', '%20', '\u001b[1m');

/** Secrets, their beginnings, and what surrounds them, so that cuts and neighbours of all kinds come up. */
const fragment = fc.oneof(
  fc.tuple(edge, fc.constantFrom(...Object.values(SAMPLES), 'hunter2!', KEY)).map((parts) => parts.join('')),
  fc.constantFrom(OWN, 'hunter2!ext', 'aXbXa', 'https://user:pa@ss@host/', '://', 'aXb', 'hun'),
  fc
    .tuple(edge, fc.constantFrom('sk-', 'ghp_', 'parley_', 'Bearer ', 'bearer\t', '-----BEGIN ', '-----END '))
    .map((parts) => parts.join('')),
  fc.constantFrom('PRIVATE KEY-----', 'RSA', '-----', ' ', '\n', '\\n', ',', '"', '@', ':', '12', '👋', 'слово', 'task-management', '_'),
  fc.string({ maxLength: 12 }),
);
const anyText = fc.array(fragment, { maxLength: 12 }).map((parts) => parts.join(''));

describe('I10: redacting', () => {
  it.each(Object.entries(SAMPLES))('takes out a secret of the kind %s, wherever it stands', (_kind, secret) => {
    const surroundings = [
      ['', ''],
      ['token=', '\n'],
      ['{"a":"x\\n', '"}'],
      ['export KEY="', '"'],
      ['ключ: ', ', дальше'],
      ['?token%3D', '&x=1'],
      ['\u001b[1;31m', '\u001b[m'],
    ];
    for (const [before, after] of surroundings) expect(redactor.text(`${before}${secret}${after}`)).toBe(`${before}${R}${after}`);
  });

  it('takes out tokens that stand side by side without a gap', () => {
    expect(redactor.text(SAMPLES.github + SAMPLES.github)).toBe(R);
  });

  it('takes out known values wherever they stand, also as JSON and addresses write them', () => {
    expect(redactor.text(`login with ${OWN}, please`)).toBe(`login with ${R}, please`);
    expect(redactor.text(`xx${OWN}xx`)).toBe(`xx${R}xx`);
    expect(redactor.text(`?p=${encodeURIComponent(OWN)}&x`)).toBe(`?p=${R}&x`);
    const quoting = makeRedactor({ secrets: ['with "quotes"\n'] });
    expect(quoting.text(JSON.stringify({ p: 'with "quotes"\n' }))).toBe(`{"p":"${R}"}`);
  });

  it('leaves values of fewer than six characters: they are in ordinary words', () => {
    expect(redactor.text('shortly')).toBe('shortly');
  });

  it('takes the longer of two values that begin alike, and both of two that overlap', () => {
    expect(redactor.text('hunter2!extended hunter2!ext')).toBe(`${R} ${R}ext`);
    const overlapping = makeRedactor({ secrets: ['abcdefgh', 'efghijkl'] });
    expect(overlapping.text('xabcdefghijklx')).toBe(`x${R}x`);
  });

  it('keeps what tells a reader what it was', () => {
    expect(redactor.text('Authorization: Bearer abcdefghij0123456789.xyz_-')).toBe(`Authorization: Bearer ${R}`);
    expect(redactor.text('postgres://parley:s3cr@t@db.example:5432/parley')).toBe(`postgres://parley:${R}@db.example:5432/parley`);
    expect(redactor.text(`https://api.telegram.org/bot${SAMPLES.telegram}/getMe`)).toBe(`https://api.telegram.org/bot${R}/getMe`);
  });

  it('takes out private keys, also in JSON and in a coloured diff, and goes on after them', () => {
    expect(redactor.text(`before\n${KEY}\nafter`)).toBe(`before\n${R}\nafter`);
    expect(redactor.text(JSON.stringify({ key: KEY, x: 1 }))).toBe(`{"key":"${R}","x":1}`);
    const coloured = KEY.split('\n').map((line) => `\u001b[32m+${line}\u001b[m`);
    expect(redactor.text(`${coloured.join('\n')}\nafter`)).toBe(`\u001b[32m+${R}\u001b[m\nafter`);
  });

  it('ends a private key that has no end where it stops looking like one', () => {
    expect(redactor.text('if (pem.startsWith("-----BEGIN PRIVATE KEY-----")) return "key";')).toBe(
      `if (pem.startsWith("${R}")) return "key";`,
    );
    expect(redactor.text(`${KEY.slice(0, 400)} "next"`)).toBe(`${R}"next"`);
    expect(redactor.text(`-----BEGIN PRIVATE KEY-----${'a\n'.repeat(40_000)}`).length).toBeGreaterThan(40_000);
  });

  it.each([
    'The task-management-system-for-everyone is at https://example.com:8080/a:b@c and ssh://git@host.',
    'Bearer of bad news; sk-8 sizes; xoxo; 12:30, 1234567:short; a_ghp_; AKIA; parley_token',
    'https://localhost:4000/graphql https://user@host/x http://[::1]:80/ mailto:a@b.c C:\\Users\\me',
    'commit 9fceb02d0ae598e95dc970b74767f19372d61af8 sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==',
    'Привет! Это обычный текст: ни одного секрета, 100% — и «кавычки». 👋🏽\u0000\n\r\t',
    '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n-----BEGIN PUBLIC KEY-----',
  ])('leaves a text without secrets as it is: %s', (plain) => {
    expect(redactor.text(plain)).toBe(plain);
    expect(byCharacter(plain)).toBe(plain);
  });

  it('leaves any text without secrets as it is, however it is cut', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'абв xyz.,!?()\n\t👋0123='), maxLength: 300 });
    fc.assert(fc.property(letters, fc.array(fc.nat(), { maxLength: 8 }), (plain, cuts) => streamed(plain, cuts) === plain));
  });

  it('shows the same however a text is cut', () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.nat(), { maxLength: 10 }), (whole, cuts) => {
        expect(streamed(whole, cuts)).toBe(redactor.text(whole));
      }),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(anyText, (whole) => {
        expect(byCharacter(whole)).toBe(redactor.text(whole));
      }),
      { numRuns: 200 },
    );
  });

  it('lets no secret through, whatever is around it and however it is cut', () => {
    // Other values than those among the neighbours, where they may stand in the middle of a word.
    const secret = fc.constantFrom(...Object.values(SAMPLES).map((sample) => `${sample}ZZ99`), 'одиночка-99', KEY.replace('0=', '99='));
    fc.assert(
      fc.property(anyText, edge, secret, anyText, fc.array(fc.nat(), { maxLength: 10 }), (before, left, value, after, cuts) => {
        expect(streamed(before + left + value + after, cuts)).not.toContain(value);
      }),
      { numRuns: 2_000 },
    );
  });

  it('holds back only what may become a secret', () => {
    const stream = redactor.stream();
    expect(stream.push('hello words')).toBe('hello words');
    expect(stream.push(', sk-')).toBe(', ');
    expect(stream.push('8 is a size; hunter')).toBe('sk-8 is a size; ');
    expect(stream.push('2')).toBe('');
    expect(stream.push('3 ')).toBe('hunter23 ');
    expect(stream.end()).toBe('');
  });

  it('takes out a token that is glued to a word, and its end when that comes later', () => {
    expect(redactor.text(`mysql -p${SAMPLES.github}`)).toBe(`mysql -p${R}`);
    const stream = redactor.stream();
    expect(stream.push(`x${SAMPLES.github}`) + stream.push('abc') + stream.push(' d') + stream.end()).toBe(`x${R} d`);
  });

  it('holds back a bounded part of a secret that does not end, and shows nothing of it', () => {
    const stream = redactor.stream();
    let shown = stream.push('key: sk-ant-');
    for (let round = 0; round < 2_000; round += 1) shown += stream.push('0123456789abcdef');
    shown += stream.push(' done');
    expect(shown + stream.end()).toBe(`key: ${R} done`);
    const long = makeRedactor({ secrets: ['x'.repeat(10_000)] }).stream();
    expect(long.push('x'.repeat(9_999))).toBe('');
    expect(long.push('x') + long.end()).toBe(R);
  });

  it('knows no kind of secret that goes on after the end of a line', () => {
    const sets = KNOWN_PATTERNS.flatMap(({ keep, secret, tail }) => [...keep, ...secret, ...tail].map(({ set }) => set));
    expect(sets.filter((set) => new RegExp(set).test('\n'))).toEqual([]);
  });

  it('reads a long text in time', () => {
    const line = 'src/index.ts(12,5): error TS2322: Type string is not assignable to https://example.com/a 1234567890\n';
    const lines = line.repeat(20_000);
    const began = performance.now();
    expect(redactor.text(lines)).toBe(lines);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
