import { inflateRawSync } from 'node:zlib';

const MOST_ENTRIES = 2_000;
/** Of all entries together. */
const MOST_BYTES = 64 * 1024 * 1024;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/** Throws unless a zip file is whole, has no more than a document needs, and unpacks to what it says: whatever it says is not believed. */
export function checkZip(bytes: Uint8Array): void {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(zip);
  const entries = zip.readUInt16LE(end + 10);
  if (entries > MOST_ENTRIES) throw new Error('too many entries');
  let [at, left] = [zip.readUInt32LE(end + 16), MOST_BYTES];
  for (let entry = 0; entry < entries; entry += 1) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new Error('a broken directory');
    left -= checkEntry(zip, at, left);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

function endOf(zip: Buffer): number {
  const least = Math.max(0, zip.length - 65_557);
  for (let at = zip.length - 22; at >= least; at -= 1) if (zip.readUInt32LE(at) === END) return at;
  throw new Error('no zip file');
}

/** Returns how many bytes it unpacks to. */
function checkEntry(zip: Buffer, at: number, left: number): number {
  const [method, packed, size, local] = [10, 20, 24, 42].map((offset) =>
    offset === 10 ? zip.readUInt16LE(at + offset) : zip.readUInt32LE(at + offset),
  );
  if (method === undefined || packed === undefined || size === undefined || local === undefined) throw new Error('a broken entry');
  if ((zip.readUInt16LE(at + 8) & 1) !== 0) throw new Error('encrypted');
  if (size > left) throw new Error('unpacks to too much');
  if (zip.readUInt32LE(local) !== LOCAL) throw new Error('a broken entry');
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const content = zip.subarray(from, from + packed);
  if (method === 0) return content.length;
  if (method !== 8) throw new Error('an unknown method');
  // One byte more is enough to tell that it lies.
  const unpacked = inflateRawSync(content, { maxOutputLength: Math.max(1, size) });
  if (unpacked.length !== size) throw new Error('not the size it says');
  return size;
}
