import { memo } from 'react';

import { useFormats, useTexts } from '../texts/texts-context.ts';
import { ansiPieces } from './ansi-pieces.ts';
import type { LogLine } from './log-documents.ts';

export interface LogLineViewProps {
  readonly number: number;
  /** Undefined: it is being fetched. */
  readonly line: LogLine | undefined;
  /** What is looked for; empty: nothing. */
  readonly words: string;
  /** Whether this is the line that the search stands at. */
  readonly isCurrent: boolean;
}

/** One line: its number, what it is in a word, its text with its colours. */
export const LogLineView = memo(function LogLineView({ number, line, words, isCurrent }: LogLineViewProps) {
  const { tasks } = useTexts();
  const formats = useFormats();
  const kind = line?.kind ?? 'TEXT';
  return (
    <div className={`log-line log-line-${kind.toLowerCase()}${isCurrent ? ' log-line-current' : ''}`} data-number={number}>
      <span className="log-number" title={line === undefined ? undefined : formats.clock(line.at)}>
        {number}
      </span>
      <span className="log-kind">{tasks.kinds[kind]}</span>
      <span className="log-text">{line === undefined ? '…' : <Coloured text={line.text} words={words} />}</span>
    </div>
  );
});

function Coloured({ text, words }: { readonly text: string; readonly words: string }) {
  return ansiPieces(text).map((piece, index) => (
    // A line never changes, nor do its pieces.
    <span key={index} className={piece.className === '' ? undefined : piece.className}>
      <Marked text={piece.text} words={words} />
    </span>
  ));
}

function Marked({ text, words }: { readonly text: string; readonly words: string }) {
  const lower = text.toLocaleLowerCase();
  const wanted = words.toLocaleLowerCase();
  // Letters that become two when they are made small would shift what is marked.
  if (wanted === '' || lower.length !== text.length || !lower.includes(wanted)) return text;
  const parts: { readonly text: string; readonly isFound: boolean }[] = [];
  let from = 0;
  for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, from)) {
    parts.push({ text: text.slice(from, at), isFound: false }, { text: text.slice(at, at + wanted.length), isFound: true });
    from = at + wanted.length;
  }
  parts.push({ text: text.slice(from), isFound: false });
  return parts.map((part, index) => (part.isFound ? <mark key={index}>{part.text}</mark> : part.text));
}
