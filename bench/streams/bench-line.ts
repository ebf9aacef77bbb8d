const LENGTH = 100;
const SHAPE = /^(\d+) (\d+) compiling -*$/;

/** Now, in nanoseconds on the one monotonic clock that all processes of a Linux machine share. */
export function nowNs(): number {
  return Number(process.hrtime.bigint());
}

/** A line as a build prints it, 100 characters long, that says which one it is and when it was made. */
export function makeBenchLine(number: number, madeNs: number): string {
  return `${number} ${madeNs} compiling `.padEnd(LENGTH, '-');
}

/** What `makeBenchLine` put into it. Throws for any other text. */
export function readBenchLine(text: string): { readonly number: number; readonly madeNs: number } {
  const [, number, madeNs] = SHAPE.exec(text) ?? [];
  if (text.length !== LENGTH || number === undefined || madeNs === undefined) throw new Error(`Nobody sent this line: ${text}`);
  return { number: Number(number), madeNs: Number(madeNs) };
}
