const FENCE = /^ {0,3}(?<fence>`{3,}|~{3,})(?<rest>.*)$/u;

/** The Markdown with its last code block closed, if a text that was cut off left it open, so that what is added is not code. */
export function closeFence(markdown: string): string {
  let open: string | null = null;
  for (const line of markdown.split('\n')) {
    const { fence, rest } = FENCE.exec(line)?.groups ?? {};
    if (fence === undefined || rest === undefined) continue;
    if (open === null) open = fence.startsWith('`') && rest.includes('`') ? null : fence;
    else if (fence.startsWith(open) && rest.trim() === '') open = null;
  }
  return open === null ? markdown : `${markdown}\n${open}`;
}
