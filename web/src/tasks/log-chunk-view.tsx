import { memo } from 'react';

import { useFormats, useTexts } from '../texts/texts-context.ts';
import type { LogLine } from './log-documents.ts';
import type { LogChunk } from './log.ts';
import { readableLine } from './readable-line.ts';

/** Lines that are drawn together; they are drawn again only when one of them changes. */
export const LogChunkView = memo(function LogChunkView({ chunk }: { readonly chunk: LogChunk }) {
  return (
    <div className="log-chunk">
      {chunk.lines.map((line) => (
        <LogLineView key={line.number} line={line} />
      ))}
    </div>
  );
});

/** One line: its number, what it is in a word, its text. */
function LogLineView({ line: { number, at, kind, text } }: { readonly line: LogLine }) {
  const { tasks } = useTexts();
  const formats = useFormats();
  return (
    <div className={`log-line log-line-${kind.toLowerCase()}`} data-number={number}>
      <span className="log-number" title={formats.clock(at)}>
        {number}
      </span>
      <span className="log-kind">{tasks.kinds[kind]}</span>
      <span className="log-text">{readableLine(text)}</span>
    </div>
  );
}
