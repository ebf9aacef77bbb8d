import type { MatrixContent } from './matrix-event.ts';

interface Addressed {
  readonly text: string;
  readonly mentionsUs: boolean;
  readonly commandTarget: 'us' | 'another' | null;
}

/** `!help` as people write it where their program keeps `/help` to itself, and `/help@parley:example.org`. */
const COMMAND = /^[!/]([a-z][a-z0-9_]{0,31})(?:@(\S+))?(?=\s|$)/i;
/** What old programs put in front of a reply: the quoted message. */
const REPLY_FALLBACK = /^(?:> .*\n)+\n?/;

/** Whom a message speaks to, by its pill or by `m.mentions`, and its text without our name in front. A caption is the body of a message whose file has a name of its own. */
export function addressedText(content: MatrixContent, userId: string, hasFile: boolean): Addressed {
  const isCaption = content.filename !== undefined && content.filename !== content.body;
  const body = hasFile && !isCaption ? '' : (content.body ?? '').replace(REPLY_FALLBACK, '');
  const isListed = content['m.mentions']?.user_ids?.includes(userId) ?? false;
  const ours = pillsIn(content.formatted_body ?? '').filter((pill) => pill.userId.toLowerCase() === userId.toLowerCase());
  const text = withoutOurName(body, ours, userId);
  const mentionsUs = isListed || ours.length > 0;
  const command = COMMAND.exec(text);
  if (command === null) return { text, mentionsUs, commandTarget: null };
  const [whole, name = '', target] = command;
  return { text: `/${name}${text.slice(whole.length)}`, mentionsUs, commandTarget: targetOf(target, userId) };
}

function targetOf(target: string | undefined, userId: string): Addressed['commandTarget'] {
  if (target === undefined) return null;
  const wanted = target.toLowerCase().replace(/^@/, '');
  const ours = userId.toLowerCase().slice(1);
  return wanted === ours || wanted === ours.split(':')[0] ? 'us' : 'another';
}

interface Pill {
  readonly userId: string;
  readonly label: string;
  /** Where it begins in the formatted body. */
  readonly at: number;
}

const PILL = /<a href=["']https:\/\/matrix\.to\/#\/([^"'?/]+)[^>]*>([^<]*)<\/a>/gi;

/** The links to people in a formatted body; whom they name is what their address says, whatever their letters are. */
function pillsIn(html: string): readonly Pill[] {
  return [...html.matchAll(PILL)].map(({ 1: target = '', 2: label = '', index }) => ({ userId: decoded(target), label, at: index }));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Takes `Parley: `, `@parley:example.org` or the like from the beginning, as far as the message's own pill or our id says that it is our name. */
function withoutOurName(body: string, ours: readonly Pill[], userId: string): string {
  const first = ours.find(({ at }) => at <= '<p>'.length);
  for (const name of first === undefined ? [userId] : [first.label, userId]) {
    if (body.toLowerCase().startsWith(name.toLowerCase())) return body.slice(name.length).replace(/^[:,]?\s*/, '');
  }
  return body;
}
