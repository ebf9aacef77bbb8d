import { RejectedError } from '../../domain/errors.ts';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const PREFIX = [0x8b, 0x01];
const BYTES = 32;
const EXAMPLE = 'EsTc LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE4d';

/** A key as people keep it: base 58 in groups of four, with a sign by which a slip of the pen is found. */
export function writeRecoveryKey(key: Uint8Array): string {
  const bytes = [...PREFIX, ...key];
  let number = BigInt(`0x${Buffer.from([...bytes, parityOf(bytes)]).toString('hex')}`);
  let text = '';
  for (; number > 0n; number /= 58n) text = `${ALPHABET[Number(number % 58n)] ?? ''}${text}`;
  return text.replace(/.{4}(?=.)/g, '$& ');
}

/** Throws a RejectedError for what is no such key. */
export function readRecoveryKey(text: string): Uint8Array {
  const digits = [...text.replace(/\s/g, '')].map((digit) => ALPHABET.indexOf(digit));
  const number = digits.includes(-1) ? 0n : digits.reduce((sum, digit) => sum * 58n + BigInt(digit), 0n);
  const hex = number.toString(16);
  const bytes = [...Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')];
  const isWhole = bytes.length === PREFIX.length + BYTES + 1 && PREFIX.every((byte, at) => bytes[at] === byte) && parityOf(bytes) === 0;
  if (!isWhole) throw new RejectedError(`MATRIX_RECOVERY_KEY is no recovery key; one looks like ${EXAMPLE}.`);
  return Uint8Array.from(bytes.slice(PREFIX.length, PREFIX.length + BYTES));
}

function parityOf(bytes: readonly number[]): number {
  return bytes.reduce((parity, byte) => parity ^ byte, 0);
}
