import { useFormats } from '../texts/texts-context.ts';

/** A moment in short, with the exact one on hover. */
export function Moment({ at }: { readonly at: string }) {
  const formats = useFormats();
  return (
    <time dateTime={at} title={formats.exact(at)}>
      {formats.moment(at, new Date())}
    </time>
  );
}
