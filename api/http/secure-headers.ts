/** For every answer: nothing of ours is framed, sniffed, or told to other sites. */
const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

const CLOSED = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** The console loads only its own files and talks only to this server. */
const CONSOLE =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; " +
  "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/** GraphiQL is one page with its scripts, styles and workers in it. */
const GRAPHIQL =
  "default-src 'none'; script-src 'unsafe-inline' blob:; worker-src blob:; style-src 'unsafe-inline'; img-src 'self' data:; font-src data:; " +
  "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** What people sent: it runs nothing and is nobody's page. */
const FILE = `${CLOSED}; sandbox`;

const POLICIES = { closed: CLOSED, file: FILE, console: CONSOLE, graphiql: GRAPHIQL } as const;

/** Security headers; `closed` is for answers that are no pages, `file` for what people sent. */
export function secureHeaders(kind: keyof typeof POLICIES = 'closed'): Record<string, string> {
  return { ...ALWAYS, 'content-security-policy': POLICIES[kind] };
}
