const BESIDE_IT = /<(said-earlier|known-facts|earlier-summary)\b[^>]*>[\s\S]*?<\/\1>\s*/g;

/** The question in the text of a prompt's last message, without what was recalled for it: for models that answer by what stands in it. */
export function askedQuestion(text: string): string {
  return text.replaceAll(BESIDE_IT, '');
}
