/** Five fields with nothing but what cron has in them. */
const CRON = /^[\d*,/?LW#-]+(?: +[\d*,/?LW#A-Z-]+){4}$/i;

/** What was written about when something comes: as in cron, or a single time in words. */
export function readTime(text: string): { readonly cron: string } | { readonly at: string } {
  const plain = text.trim();
  return CRON.test(plain) ? { cron: plain } : { at: plain };
}
