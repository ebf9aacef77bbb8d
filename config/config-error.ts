import { ParleyError } from '../domain/errors.ts';

/** A setting that Parley cannot start with. The message is one line: where, the key, what was found, what is allowed. Never holds a secret's value. */
export class ConfigError extends ParleyError {
  readonly code = 'config.invalid';
  /** The environment variable, or the dotted path in parley.yaml. */
  readonly key: string;

  constructor(key: string, message: string, options?: { cause?: unknown }) {
    super(message.replaceAll(/\s*\n\s*/g, ' '), options);
    this.key = key;
  }
}
