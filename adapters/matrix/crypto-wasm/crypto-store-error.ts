/** Why the keys of an account cannot be used. */
export type CryptoStoreProblem = 'locked' | 'newer' | 'wrong-key' | 'damaged';

/** The folder with the keys cannot be opened; its message is one sentence for whoever runs the server. */
export class CryptoStoreError extends Error {
  override readonly name = 'CryptoStoreError';
  readonly problem: CryptoStoreProblem;

  constructor(problem: CryptoStoreProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}
