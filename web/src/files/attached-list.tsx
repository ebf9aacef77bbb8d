import { Icon } from '../parts/icon.tsx';
import { useFormats, useTexts } from '../texts/texts-context.ts';
import type { AttachedFile, AttachProblem } from './attached-files.ts';

export interface AttachedListProps {
  readonly files: readonly AttachedFile[];
  readonly onRemove: (key: string) => void;
}

/** The files beside a message that is being written; each can be taken away. What changes is said to screen readers. */
export function AttachedList({ files, onRemove }: AttachedListProps) {
  const { files: texts } = useTexts();
  return (
    <ul className="attached" aria-label={texts.attached} aria-live="polite">
      {files.map((file) => (
        <li key={file.key} className={file.state.kind === 'failed' ? 'file file-bad' : 'file'}>
          <Icon name={file.state.kind === 'failed' ? 'warning' : 'file'} />
          <span className="file-name">{file.name}</span>
          <State file={file} />
          <button
            type="button"
            className="button button-quiet button-icon button-small"
            aria-label={texts.remove(file.name)}
            onClick={() => onRemove(file.key)}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function State({ file: { state, size } }: { readonly file: AttachedFile }) {
  const { files } = useTexts();
  const formats = useFormats();
  if (state.kind === 'failed') return <span className="file-why">{sentenceOf(state.why, files.refused)}</span>;
  return <span className="file-size">{state.kind === 'uploading' ? files.uploading : formats.bytes(size)}</span>;
}

function sentenceOf(why: AttachProblem, refused: Readonly<Record<Exclude<AttachProblem, object>, string>>): string {
  return typeof why === 'string' ? refused[why] : why.said;
}
