import { deflateSync } from 'node:zlib';

/** A text as a font with two bytes for each character writes it. */
function hex(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex');
}

const CODES = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /All def 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap end end`;

interface PdfOptions {
  /** Whether it asks for a password. */
  readonly isLocked?: boolean;
}

/** A PDF with these pages, each of these lines; an empty line leaves a gap. In any alphabet. */
export function makePdf(pages: readonly (readonly string[])[], { isLocked = false }: PdfOptions = {}): Uint8Array {
  const objects: Buffer[] = [];
  const add = (text: string, stream?: Buffer): number =>
    objects.push(
      stream === undefined
        ? Buffer.from(text)
        : Buffer.concat([Buffer.from(`${text.replace('LENGTH', String(stream.length))}\nstream\n`), stream, Buffer.from('\nendstream')]),
    );
  const catalog = add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Count ${String(pages.length)} /Kids [${pages.map((_, page) => `${String(6 + page * 2)} 0 R`).join(' ')}] >>`);
  add('<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>');
  add(
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>',
  );
  add('<< /Length LENGTH >>', Buffer.from(CODES));
  for (const [index, lines] of pages.entries()) {
    const shown = lines.map((line, place) => (line === '' ? '' : `1 0 0 1 50 ${String(780 - place * 14)} Tm <${hex(line)}> Tj`));
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${String(7 + index * 2)} 0 R >>`,
    );
    add('<< /Length LENGTH /Filter /FlateDecode >>', deflateSync(Buffer.from(`BT /F 12 Tf ${shown.join(' ')} ET`)));
  }
  const no = 'A'.repeat(32);
  const lock = isLocked ? `/Encrypt << /Filter /Standard /V 1 /R 2 /O (${no}) /U (${no}) /P -4 >> /ID [<00> <00>]` : '';
  return written(objects, `/Root ${String(catalog)} 0 R ${lock}`);
}

function written(objects: readonly Buffer[], trailer: string): Uint8Array {
  const parts = [Buffer.from('%PDF-1.7\n')];
  const places: number[] = [];
  let at = parts[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    places.push(at);
    const part = Buffer.concat([Buffer.from(`${String(index + 1)} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    parts.push(part);
    at += part.length;
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const count = String(objects.length + 1);
  parts.push(
    Buffer.from(
      `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer << /Size ${count} ${trailer} >>\nstartxref\n${String(at)}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}
