import { Writable } from 'node:stream';

/** Where the prompt is drawn: a terminal that can be kept from it while a reply is printed there. */
export class PromptOutput extends Writable {
  readonly #terminal: NodeJS.WriteStream;
  isMuted = false;

  constructor(terminal: NodeJS.WriteStream) {
    super({ decodeStrings: false });
    this.#terminal = terminal;
    terminal.on('resize', () => this.emit('resize'));
  }

  /** The editor of the line asks for it. */
  get columns(): number {
    return this.#terminal.columns;
  }

  override _write(chunk: string | Uint8Array, _encoding: BufferEncoding, done: () => void): void {
    if (!this.isMuted) this.#terminal.write(chunk);
    done();
  }
}
