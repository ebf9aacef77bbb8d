const SECTIONS = 24;

/** A Markdown answer longer than a message of any network, with code and tables; and the pieces that must all be seen, in order. */
export function longAnswer(): { readonly markdown: string; readonly pieces: readonly string[] } {
  const sections = Array.from({ length: SECTIONS }, (_, index) => section(index + 1));
  return { markdown: sections.map(({ markdown }) => markdown).join('\n\n'), pieces: sections.flatMap(({ pieces }) => pieces) };
}

function section(number: number): { readonly markdown: string; readonly pieces: readonly string[] } {
  const [title, code, cell] = [
    `Раздел ${String(number)} 🎉`,
    `const value${String(number)} = [${String(number)}];`,
    `клетка-${String(number)}`,
  ];
  const prose = Array.from({ length: 60 }, (_, index) => `слово${String(number)}.${String(index)}`).join(' ');
  const table = `| имя | значение |\n| --- | ---: |\n| ${cell} | ${String(number)} |`;
  const markdown = [`## ${title}`, prose, `\`\`\`ts\n${code}\n\`\`\``, table].join('\n\n');
  return { markdown, pieces: [title, ...prose.split(' '), code, cell] };
}
