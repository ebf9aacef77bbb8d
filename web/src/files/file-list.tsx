import { Icon } from '../parts/icon.tsx';
import { useFormats, useTexts } from '../texts/texts-context.ts';
import type { FileFields } from './file-documents.ts';

/** What every browser draws. */
const DRAWN = /^image\/(?:jpeg|png|gif|webp)$/;

export interface FileListProps {
  readonly files: readonly FileFields[];
  /** What they are, for screen readers. */
  readonly label: string;
}

/** Files: pictures are shown, everything else is there to be saved. Nothing when there are none. */
export function FileList({ files, label }: FileListProps) {
  if (files.length === 0) return null;
  return (
    <ul className="files" aria-label={label}>
      {files.map((file) => (
        <li key={file.id}>
          <File file={file} />
          {file.transcript !== null && file.transcript !== '' && <p className="file-transcript">{file.transcript}</p>}
        </li>
      ))}
    </ul>
  );
}

function File({ file: { id, name, mime, size, kind, state, problem } }: { readonly file: FileFields }) {
  const { files } = useTexts();
  const formats = useFormats();
  const address = `/files/${encodeURIComponent(id)}`;
  if (state !== 'HERE') {
    return (
      <p className="file file-away">
        <Icon name={state === 'FAILED' ? 'warning' : 'file'} />
        <span className="file-name">{name}</span> {problem === null ? files.waiting : files.problems[problem]}
      </p>
    );
  }
  if (kind === 'PICTURE' && DRAWN.test(mime)) {
    return (
      <a className="picture" href={address} target="_blank" rel="noreferrer">
        <img src={address} alt={name} loading="lazy" />
      </a>
    );
  }
  return (
    <a className="file" href={address} download={name}>
      <Icon name="file" />
      <span className="file-name">{name}</span>
      {size !== null && <span className="file-size">{formats.bytes(size)}</span>}
    </a>
  );
}
