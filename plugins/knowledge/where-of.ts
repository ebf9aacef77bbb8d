import type { IndexHit, PluginLanguage } from '../../domain/plugins/index.ts';
import { KNOWLEDGE_TEXTS } from './knowledge-texts.ts';
import { placeOf } from './reading/passage.ts';
import { aboutOf } from './source.ts';

const FIRST_WORDS = 6;

/** Where a passage stands, for people: the document, what it stands under, and the page or line; a link that leads to the very words where it is a page. */
export function whereOf({ about, place, text }: Pick<IndexHit, 'about' | 'place' | 'text'>, language: PluginLanguage): string {
  const document = aboutOf(about);
  const { headings, page, line } = placeOf(place);
  const texts = KNOWLEDGE_TEXTS[language];
  const names = [document?.title ?? '', ...headings.filter((heading) => heading !== document?.title)].map(plain);
  const at = page === null ? (line === null ? '' : `, ${texts.line(line)}`) : `, ${texts.page(page)}`;
  const link = document?.link ?? null;
  if (link === null)
    return `**${names[0] ?? ''}**${names
      .slice(1)
      .map((name) => ` › ${name}`)
      .join('')}${at}`;
  return `[${names.join(' › ')}](${link}${fragmentOf(text)})${at}`;
}

/** Browsers that know text fragments scroll to the words; all others show the page. */
function fragmentOf(text: string): string {
  const words = text
    .replaceAll(/[|*_`#>-]+/gu, ' ')
    .trim()
    .split(/\s+/u)
    .slice(0, FIRST_WORDS)
    .join(' ');
  const encoded = encodeURIComponent(words).replaceAll('-', '%2D').replaceAll('(', '%28').replaceAll(')', '%29');
  return words === '' ? '' : `#:~:text=${encoded}`;
}

/** Headings are somebody else's words: none of them marks anything up here. */
function plain(text: string): string {
  return text
    .replaceAll(/[[\]*_`<>\\]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, 150);
}
